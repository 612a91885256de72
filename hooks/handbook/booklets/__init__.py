"""Booklets to print, made from the same records and the same prose as the pages.

    data/booklets.yaml ──declared──▶ content (JSON) ──Typst──▶ PDF to read ──imposed──▶ PDF to fold

A contributed text reaches Typst as data only: its HTML from the one rendering path becomes a small
tree of names and strings (`tree`), the tree becomes JSON (`content`), and the templates turn
strings into text. Typst runs in a process and a folder of its own (`press`), and what it made is
kept under the hash of everything it was made from (`making`).
"""
