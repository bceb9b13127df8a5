#!/usr/bin/env python3
"""Computes every mark of an exported year again, from the file alone, and names those that differ.

It shares no code with the program: it reads what docs/export.md promises and follows formula F1 as written there, also
for plans that were changed during the year (F1-by-days), for targets that days away shrank (F1-with-absence) and for
years that several people judged (F1-by-periods).
Usage: recompute-marks.py FILE
"""

import json
import sys
from datetime import date, timedelta
from fractions import Fraction


def mean(parts):
    weight = sum(weight for weight, _ in parts)
    return sum(weight * value for weight, value in parts) / weight if weight else None


def days(first, last):
    return (last - first).days + 1


def days_away(employee, first, last):
    """Days from first to last, both counted, that an absence covers; a day counts once."""
    away = set()
    for span in employee.get("absences", []):
        day, to = max(first, date.fromisoformat(span["from"])), min(last, date.fromisoformat(span["to"]))
        while day <= to:
            away.add(day)
            day += timedelta(days=1)
    return len(away)


def days_at_work(employee, line):
    """Days a sub-task was planned for, and days of them on which it ran and its owner was at work."""
    start, end = date.fromisoformat(line["start"]), date.fromisoformat(line["end"])
    last = min(end, date.fromisoformat(line["ended_on"])) if line.get("ended_on") else end
    return days(start, end), days(start, last) - days_away(employee, start, last)


def subtask_mark(line, employee):
    rules = employee["parameters"]
    start, end = date.fromisoformat(line["start"]), date.fromisoformat(line["end"])
    last = date.fromisoformat(employee["counted_to"])
    if line.get("ended_on"):
        last = min(last, date.fromisoformat(line["ended_on"]))
    planned, worked = days_at_work(employee, line)
    owed = Fraction(line["target"]) * worked / planned
    until = date.fromisoformat(line["completed_on"]) if line["completed_on"] else last
    n = max(Fraction(0), min(Fraction(1), Fraction(line["actual"]) / owed))
    late = max(0, (until - end).days)
    late -= days_away(employee, end + timedelta(days=1), until)
    grace = max(Fraction(rules["grace_days_min"]), Fraction(rules["grace_percent"], 100) * ((end - start).days + 1))
    d = max(Fraction(0), 1 - late / grace)
    return n * (rules["quantity_base"] + Fraction(rules["quality_share"] * line["quality"], 100) + rules["time_points"] * d)


def counts(line, employee):
    if line["excused"] or (line.get("ended_on") and line["ended_on"] < line["start"]):
        return False
    return days_at_work(employee, line)[1] > 0


def shares(employee):
    """What a task and a sub-task weigh: as they stand, or of a changed plan the sum over versions of weight times days."""
    spans = [max(0, days(date.fromisoformat(v["from"]), date.fromisoformat(v["to"]))) for v in employee.get("versions", [])]
    if not spans:
        return lambda task: task["weight"], lambda task, line: line["weight"]
    return (
        lambda task: sum(span * whole for span, whole in zip(spans, task["weights"])),
        lambda task, line: sum(span * whole * part for span, whole, part in zip(spans, task["weights"], line["weights"])),
    )


def overall(employee):
    rules = employee["parameters"]
    task_share, line_share = shares(employee)
    tasks = []
    for task in employee["tasks"]:
        lines = [line for line in task["subtasks"] if counts(line, employee)]
        mark = mean([(line_share(task, line), subtask_mark(line, employee)) for line in lines])
        if mark is not None:
            tasks.append((task_share(task), mark))
    factors = [Fraction(sum(factor["items"]), len(factor["items"])) for factor in employee["factors"] if factor["items"]]
    lowest, highest = rules["factor_scale_min"], rules["factor_scale_max"]
    duty, score = employee["supervisor_duty"], employee["institution_score"]
    parts = {
        "R": mean(tasks),
        "B": (sum(factors) / len(factors) - lowest) * 100 / (highest - lowest) if factors else None,
        "M": Fraction(100 * duty["met"], duty["due"]) if duty and duty["due"] else None,
        "I": Fraction(score) if score is not None else None,
    }
    mark = mean([(rules["shares"][name], value) for name, value in parts.items() if value is not None])
    periods = employee.get("periods")
    if periods:
        for period in periods["earlier"]:
            if period.get("inputs") and overall(period["inputs"])[0] != period["mark"]:
                raise ValueError(f"{period['from']} to {period['to']}: the mark of this period does not follow from its inputs")
        given = [(period["days"], Fraction(period["mark"])) for period in periods["earlier"] if period["mark"] is not None]
        weighed = mean([*given, (periods["last"]["days"], mark)])
        # Where no day counts, the appraisal's own mark stands.
        mark = mark if weighed is None else weighed
    hundredths = (mark * 200 + 1) // 2
    band = next(number for number, from_mark in enumerate(rules["bands"], 1) if hundredths >= from_mark * 100)
    return f"{hundredths // 100}.{hundredths % 100:02}", band


def main(path):
    with open(path, encoding="utf-8") as file:
        year = json.load(file, parse_float=Fraction)
    marked = [employee for employee in year["employees"] if employee["mark"]]
    wrong = 0
    for employee in marked:
        mark, band = overall(employee)
        if (mark, band) != (employee["mark"]["O"], employee["mark"]["band"]):
            wrong += 1
            print(f"{employee['check_number']}: {employee['mark']['O']} in the file, {mark} computed")
    print(f"{len(marked)} marks, {wrong} differ")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
