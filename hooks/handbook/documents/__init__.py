"""The worksheets as Word documents, since municipalities work in Word.

    data/worksheets.yaml ──Telling──▶ headings, tables, lines, boxes ──python-docx──▶ .docx

A document is written on a prepared sheet of paper (`stationery`): A4, our few styles, the language
of the text. A contributed text becomes text there and never markup (`writing`). Nothing in a file
is the clock, so the same records give the same bytes (`worksheets`).
"""
