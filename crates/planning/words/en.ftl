# Planning: the institution's plan, objectives, targets and activities
planning-nav-plan = Institution's plan
planning-nav-parts = Units' parts
planning-objective = Objective
planning-target = Target
planning-activity = Activity
planning-activities = Activities
planning-tasks = Employees' tasks
planning-progress = Progress
planning-progress-silent = "-" means that no employee has a task serving that activity, target or objective. In the total it counts as 0%, because nothing was done.
planning-budget = Budget
planning-spent = Money spent
planning-spent-share = Spent
planning-owner = Owning department or section
planning-owner-none = No owner
planning-owner-hint = The department, unit or section that answers for this activity.
planning-unit = Department, unit or section
planning-code = Code
planning-title = Description
planning-measure = Measure of success
planning-indicator = Indicator
planning-indicator-hint = What will show that the activity was done, for example: Classrooms completed.
planning-unit-of-measure = Unit of measure
planning-baseline = Baseline (situation now)
planning-yearly-target = Planned quantity for the year
planning-milestones = Quarterly milestones
planning-milestones-astray = The quarterly milestones do not meet the planned quantity for the year: they add up to { $sum }, and { $target } is planned. Where each stands for its own quarter, their sum should equal the year; where they count since 1 July, the last one should.
planning-quarter-1 = First quarter
planning-quarter-2 = Second quarter
planning-quarter-3 = Third quarter
planning-quarter-4 = Fourth quarter
planning-cost-centre = Cost centre
planning-sub-vote = Sub-vote
planning-project = Project
planning-gfs-code = GFS code
planning-amount = Amount (TZS)
planning-amount-column = Amount
planning-budget-line = Budget line
planning-budget-lines-hint = An empty line is not kept. To remove a line, clear all that is written in it.
planning-budget-empty = This activity has no budget line.
planning-delete = Delete
planning-delete-hint = You can delete this when nothing hangs below it. The deletion stays in the history.
planning-changed-meanwhile = Somebody changed this while you were editing. What you typed is kept below; compare, then save again.
planning-stands-now = What stands now
# plan
planning-plan-title = Institution's plan
planning-plan-other-year = financial year
planning-plan-stage-prepare = Prepare
planning-plan-stage-approve = Approval by the head of institution
planning-plan-stage-carry-out = Carry out
planning-plan-state-draft = Draft
planning-plan-state-submitted = Submitted, waiting for approval
planning-plan-state-approved = Approved
planning-plan-state-returned = Returned to be mended
planning-plan-reason-title = Reason for returning it
planning-plan-decide = The plan waits for your decision
planning-plan-decide-text = Once you approve it, the plan is not changed again unless you open it again with a reason, and departments begin to take their parts.
planning-plan-approve = Approve the institution's plan
planning-plan-return = Return the institution's plan
planning-plan-return-reason = Reason for returning it
planning-plan-return-reason-hint = Say what must be mended. The planning officer will read it.
planning-plan-reason-missing = Write the reason; the planning officer reads it.
planning-plan-submit = Mend and submit the institution's plan
planning-plan-submit-text = { $count ->
    [one] The plan has 1 activity. Once submitted, it is not changed until the head of institution decides.
   *[other] The plan has { $count } activities. Once submitted, it is not changed until the head of institution decides.
}
planning-plan-submit-button = Submit the plan
planning-plan-submit-done = The plan was submitted to the head of institution.
planning-plan-approve-done = The plan was approved.
planning-plan-reopen = Open the approved plan again
planning-plan-reopen-button = Open again
planning-plan-reopen-text = The plan goes back to the planning officer to be corrected, and you approve it anew. Until then no parts are taken and no spending is recorded; employees' tasks and reports go on.
planning-plan-reopen-reason = Reason for opening it again
planning-plan-return-done = The plan was returned with its reason.
planning-plan-empty = There is no plan for financial year { $year } yet. The planning officer prepares it here, or imports it from a file.
planning-plan-tree = Objectives, targets and activities
planning-plan-line = Objective, target, activity
planning-plan-open = Show activities
planning-plan-chart = Progress and money of each objective
planning-plan-chart-description = Each objective has two bars: percent of work done and percent of money spent. The same numbers stand in the table below.
planning-plan-reading = The progress of an activity is the mean of the employees' sub-tasks that serve it. Money is shown beside it and does not change progress. "-" under money means that no amount is written; under progress, that no employee's task serves that line.
planning-plan-waits-for-head = The plan of { $year } has been submitted. It is not changed until the head of institution approves or returns it.
planning-plan-approved-already = The plan of { $year } is already approved. If it needs correcting, the head of institution opens it again with a reason.
planning-plan-not-submitted = The plan of { $year } has not been submitted yet.
planning-plan-nothing-to-submit = The plan of { $year } has no activity at all. Add activities, then submit it.
planning-plan-not-approved = The plan of { $year } is not yet approved by the head of institution. Parts are taken and spending is recorded after approval.
# objective
planning-objective-create = Add an objective
planning-objective-edit = Edit the objective
planning-objective-code-hint = One letter, for example D
planning-objective-code-wrong = The code of an objective is one letter, for example D.
planning-objective-code-taken = Objective { $code } is already in this year's plan.
planning-objective-has-targets = { $count ->
    [one] This objective has 1 target. Delete it first.
   *[other] This objective has { $count } targets. Delete them first.
}
planning-objective-create-done = The objective was added.
planning-objective-edit-done = The objective was saved.
planning-objective-delete-done = The objective was deleted.
# target
planning-target-create = Add a target
planning-target-edit = Edit the target
planning-target-code-hint = Begins with the objective's letter, for example D2201 or D01S
planning-target-code-wrong = The code of a target looks like D2201 or D01S.
planning-target-code-elsewhere = Target { $code } does not begin with objective { $above }.
planning-target-code-elsewhere-mend = Write a code that begins with { $above }, or mend the objective's code.
planning-target-code-taken = Target { $code } is already in this year's plan.
planning-target-has-activities = { $count ->
    [one] This target has 1 activity. Delete it first.
   *[other] This target has { $count } activities. Delete them first.
}
planning-target-create-done = The target was added.
planning-target-edit-done = The target was saved.
planning-target-delete-done = The target was deleted.
# activity
planning-activity-create = Add an activity
planning-activity-edit = Edit the activity
planning-activity-code-hint = Begins with the target's code, for example D2201D05 or D01S01
planning-activity-code-wrong = The code of an activity looks like D2201D05 or D01S01.
planning-activity-code-elsewhere = Activity { $code } does not begin with target { $above }.
planning-activity-code-elsewhere-mend = Write a code that begins with { $above }, or mend the target's code.
planning-activity-code-taken = Activity { $code } is already in this year's plan.
planning-activity-reference-wrong = Write letters and digits only, at most 12.
planning-activity-negative = An amount cannot be less than zero.
planning-activity-target-not-positive = The planned quantity for the year must be more than zero.
planning-activity-target-missing = Write the planned quantity for the year, because you wrote quarterly milestones.
planning-activity-indicator-missing = Write the indicator of the planned quantity.
planning-activity-owner-unknown = Choose an existing department, unit or section.
planning-activity-has-parts = { $count ->
    [one] 1 unit has taken part in this activity. Its head must leave the part first.
   *[other] { $count } units have taken part in this activity. Their heads must leave their parts first.
}
planning-activity-has-tasks = { $count ->
    [one] 1 employee's task serves this activity, so it cannot be deleted.
   *[other] { $count } employees' tasks serve this activity, so it cannot be deleted.
}
planning-activity-create-done = The activity was added.
planning-activity-edit-done = The activity was saved.
planning-activity-delete-done = The activity was deleted.
planning-activity-spending = Record money spent
planning-activity-spending-hint = Write the total spent since the financial year began, for each budget line.
planning-activity-record-spending-done = The money spent was saved.
planning-activity-create-happened = The activity was added
planning-activity-edit-happened = The activity was edited
planning-activity-delete-happened = The activity was deleted
planning-activity-record_spending-happened = Money spent was recorded
planning-plan-import-happened = Imported from a file
# parts of units
planning-parts = Departments and sections taking part
planning-parts-empty = No department has taken part in this activity yet.
planning-parts-title = Parts of departments in the plan
planning-parts-text = Each department, unit and section takes its part of the institution's activities. The head of a department takes for the department and the sections below it.
planning-parts-no-units = The institution has no departments yet. Import the staff list first.
planning-parts-none = Has not taken any activity yet.
planning-part-nobody = Nobody there has a task for this activity
planning-parts-nobody = These are the parts for which nobody of the unit has a task.
planning-parts-all = See all parts
planning-part-take = Take part in an activity
planning-part-edit = Change the part
planning-part-quantity = Quantity
planning-part-quantity-hint = Its share of the planned quantity for the year. Leave empty when it is not counted.
planning-part-quantity-not-positive = The quantity must be more than zero, or left empty.
planning-part-note = Notes
planning-part-taken-already = This unit has already taken part in this activity.
planning-part-leave = Leave this part
planning-part-leave-hint = Once left, the unit no longer counts in this activity.
planning-part-leave-only = The plan is open again: a part can only be left, and not taken again before the plan is approved.
planning-part-take-done = The part was taken.
planning-part-edit-done = The part was saved.
planning-part-leave-done = The unit left the part.
# activities nobody carries
planning-orphans = { $count ->
    [one] 1 activity has nobody to carry it out
   *[other] { $count } activities have nobody to carry them out
}
planning-orphan-title = Activities with nobody to carry them out
planning-orphan-text = Every activity needs a unit that owns it or takes part, and the task of at least one employee. A unit that has taken a part needs somebody of its own who works on it.
planning-orphan-no-unit = Without a unit
planning-orphan-no-unit-empty = Every activity has a unit.
planning-orphan-no-unit-edit = Open the activity and choose the unit that owns it.
planning-orphan-no-unit-take = Heads of units can take their parts.
planning-orphan-no-unit-wait = Units take their parts once the plan is approved.
planning-orphan-no-task = With a unit, without an employee's task
planning-orphan-no-task-empty = Every activity with a unit has an employee's task.
planning-orphan-no-hand = Parts that nobody of their unit works on
planning-orphan-no-hand-empty = For every part somebody of the unit has a task.
# import
planning-import = Import the plan from a file
planning-import-hint = The year's plan from PlanRep or MTEF Form 6: one row for each budget line. An activity with several budget lines is repeated under the same code.
planning-import-title-missing = The description of { $code } is missing.
planning-import-title-missing-mend = Write it in the column "{ $column }".
planning-import-differs = { $code } says something else than row { $first } of this file.
planning-import-differs-mend = Write the same value in all rows of { $code }, or leave the cell empty in the later rows.
planning-import-too-long = The text has more than { $most } letters.
planning-import-too-long-mend = Shorten it.
planning-import-reference-wrong = "{ $value }" is not a code.
planning-import-reference-wrong-mend = Write letters and digits only, at most 12.
planning-import-number-wrong = "{ $value }" is not a number.
planning-import-number-wrong-mend = Write a number only, for example 1250000 or 12.5.
planning-import-too-many-lines = The activity has more than { $most } budget lines.
planning-import-too-many-lines-mend = Make sure that the activity's code is not repeated by mistake.
planning-import-spent-lost = { $code }: money was spent on the budget line { $line }, which is not in the file.
planning-import-spent-lost-mend = Put it into the file, even with an amount of zero: money already spent cannot be erased.
planning-import-lines-go = { $code }: budget lines that are not in the file are taken away: { $lines }.
planning-import-owner-unknown = There is no department, unit or section named "{ $value }".
planning-import-owner-unknown-mend = Write the name as in the staff list. Names like it: { $near }.
planning-import-owner-several = More than one section is named "{ $value }".
planning-import-owner-several-mend = Write the department before the section, for example: Mipango / Ufuatiliaji.
planning-import-owner-not-yet = The institution has no units yet, so the owner "{ $value }" was not set.
planning-import-owner-not-yet-mend = Import the staff list, then import this file again: the owners will be set.
planning-import-others-stay = { $count ->
    [one] 1 activity of the plan is not in the file. It stays as it is.
   *[other] { $count } activities of the plan are not in the file. They stay as they are.
}
planning-import-others-stay-mend = If they are not needed, delete them on the plan's page.
planning-orphan-tasks = See tasks that serve no activity

# Copying last year's plan
planning-plan-copy = Copy the plan of { $year }
planning-plan-copy-text = Objectives, targets, activities, owners, indicators and budget codes are copied into this year's draft. Money, yearly targets and quarter milestones are not: you fill them in anew.
planning-plan-copy-done = Last year's plan was copied. Now fill in this year's money and targets.
planning-plan-copy-happened = Copied from last year's plan
planning-plan-nothing-to-copy = There is no plan of { $year } to copy.
planning-plan-all-copied = The plan of { $year } already has everything last year's plan had.

# spending import
planning-spending-import = Import money spent from a file
planning-spending-import-hint = A spending file from the accounts office: one row for each budget line of the approved plan, with the total spent since the financial year began. The budget and the progress of work do not change.
planning-spending-import-happened = Money spent was imported from a file
planning-spending-activity-unknown = The plan of { $year } has no activity with the code "{ $value }".
planning-spending-activity-unknown-mend = Write the code as it stands in the plan, such as D2201D05.
planning-spending-line-unknown = { $code } has no budget line with GFS code "{ $value }" and the project given.
planning-spending-line-unknown-mend = The budget lines of { $code } are: { $lines }.
planning-spending-line-several = { $code } has several budget lines with GFS code "{ $value }".
planning-spending-line-several-mend = Write the project as well. The budget lines are: { $lines }.
planning-spending-twice = This budget line was already named in row { $first } of this file.
planning-spending-twice-mend = Keep one row, with the total spent.
planning-spending-less = The total written is less than the one before, { $before }.
planning-spending-less-mend = Make sure that it is the total since the financial year began, not that of one month.
planning-spending-over = The money spent is more than the line's budget, { $amount }.
planning-spending-over-mend = If that is right, go on; if not, mend the amount.
