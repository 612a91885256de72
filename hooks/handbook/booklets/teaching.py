"""The course and the worksheets on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.booklets.paper import in_a_row, listed, table

if TYPE_CHECKING:
    from handbook.booklets.paper import Paper, Told
    from handbook.booklets.tree import Node
    from handbook.guides import Block, Course


def worksheet_told(paper: Paper, id_: str) -> Told:
    """A worksheet: its use and its parts to fill in."""
    del id_
    return {
        "use": {
            "heading": [paper.voice.say("worksheet.use")],
            "note": "",
            "body": paper.points(paper.record.use, "ol"),
        },
        "blocks": [_block(paper, block) for block in paper.record.blocks],
    }


def _block(paper: Paper, block: Block) -> Told:
    return {
        "heading": paper.words(block.heading),
        "hint": paper.inline(block.hint) if block.hint else [],
        "form": block.form,
        "rows": block.rows,
        "columns": [paper.words(each) for each in block.columns],
        "items": [paper.words(each) for each in block.items],
    }


def course_told(paper: Paper, id_: str) -> Told:
    """The course with the programme of every meeting."""
    del id_
    course: Course = paper.record
    say = paper.voice.say
    competences = (
        (paper.words(each.title), paper.inline(each.text)) for each in course.competences
    )
    sections = [
        paper.section("course.background", paper.prose(course.background)),
        paper.section("course.aims", paper.points(course.aims)),
        paper.section("course.competences", paper.pairs(competences)),
        *(_meeting(paper, number) for number in range(len(course.meetings))),
    ]
    sections += [
        {"heading": paper.words(each.title), "note": "", "body": paper.prose(each.text)}
        for each in course.variants
    ]
    if course.roles:
        roles = ((paper.words(each.who), paper.inline(each.does)) for each in course.roles)
        sections.append(paper.section("course.roles", paper.pairs(roles)))
    if course.evaluation:
        sections.append(paper.section("course.evaluation", paper.points(course.evaluation)))
    if course.checklist:
        checks = listed([paper.inline(each) for each in course.checklist], "checks")
        sections.append(paper.section("course.checklist", [checks]))
    if course.hours:
        rows: list[list[list[Node]]] = [
            [paper.words(each.what), [str(each.hours)]] for each in course.hours
        ]
        hours = table([[say("course.what")], [say("course.hours-each")]], rows, "1fr auto")
        sections.append(paper.section("course.hours", [hours]))
    return {"sections": sections}


def _meeting(paper: Paper, number: int) -> Told:
    """A meeting of the course with its programme to the minute."""
    meeting = paper.record.meetings[number]
    say = paper.voice.say
    aim = paper.inline(meeting.aim)
    if meeting.phases:
        aim += [" ", say("course.phases"), " ", *paper.links("phase", meeting.phases), "."]
    rows: list[list[list[Node]]] = []
    clock = 0
    for activity in meeting.programme:
        title: Node = {"n": "p", "c": [{"n": "strong", "c": paper.words(activity.title)}]}
        body: list[Node] = [title, *paper.prose(activity.how)]
        for kind, word, used in (
            ("method", "method", activity.method),
            ("worksheet", "sheet", activity.worksheet),
        ):
            if used:
                body.append({"n": "p", "c": [say(f"course.{word}"), " ", paper.link(kind, used)]})
        rows.append([[f"{clock // 60}.{clock % 60:02}"], [str(activity.minutes)], body])
        clock += activity.minutes
    head = [[say("course.from")], [say("course.minutes")], [say("course.activity")]]
    body = [{"n": "p", "c": aim}, table(head, rows, "auto auto 1fr")]
    if meeting.materials:
        materials = in_a_row(paper.words(each) for each in meeting.materials)
        label: Node = {"n": "strong", "c": [say("fact.materials"), ":"]}
        body.append({"n": "p", "c": [label, " ", *materials]})
    if meeting.home:
        body.append({"n": "p", "c": [{"n": "strong", "c": [say("course.home")]}]})
        body += paper.prose(meeting.home)
    return {"heading": [f"{number + 1}. ", *paper.words(meeting.title)], "note": "", "body": body}
