# Words of the performance area: plan and agreement, weekly report, appraisal.

# agreement
performance-nav-plan = My plan
performance-agreement-title = Performance agreement
performance-agreement-own-title = My performance plan
performance-agreement-other-years = Other years

performance-agreement-state = State
performance-agreement-state-draft = Draft
performance-agreement-state-submitted = Waiting for the supervisor's answer
performance-agreement-state-returned = Returned
performance-agreement-state-approved = Approved, waiting for signatures
performance-agreement-state-signed = Signed by both sides
performance-agreement-stage-prepare = Prepare
performance-agreement-stage-answer = Approve
performance-agreement-stage-sign = Sign
performance-agreement-stage-carry-out = Carry out

# The next step
performance-agreement-next = Next step:
performance-agreement-next-submit = your plan is complete. Submit it to your supervisor, { $supervisor }.
performance-agreement-next-complete = complete your plan, then submit it to your supervisor. What is left:
performance-agreement-next-wait-answer = wait for the answer of { $supervisor }. If the plan is returned, you will see it here with the reason.
performance-agreement-next-sign = read your agreement, then sign it.
performance-agreement-next-wait-signature = you have signed. Wait for the signature of { $supervisor }.
performance-agreement-next-report = the agreement is signed and the sub-tasks have begun. Fill in the report of each week.
performance-agreement-next-answer = read the plan of { $name }, then approve it, return it, or reject a task that does not fit.
performance-agreement-next-answer-not-whole = the plan of { $name } is not whole, so it cannot be approved. Return it with a reason, or assign a task that takes the free weight. What is left:
performance-agreement-next-sign-staff = read the agreement of { $name }, then sign it as supervisor.
performance-agreement-next-being-made = { $name } is preparing the plan.
performance-agreement-next-being-answered = the plan of { $name } is waiting for the answer of { $supervisor }.
performance-agreement-next-being-signed = the agreement of { $name } is waiting for signatures.
performance-agreement-next-runs = the agreement of { $name } is signed. Its sub-tasks are being carried out.
performance-agreement-to-week = Fill in the week's report
performance-agreement-came-back = Why it came back:

# Beginning a plan
performance-agreement-begin-text = You have no plan for this year yet. Choose how to begin; you can change everything before you submit it.
performance-agreement-begin-template = Begin with a cadre template
performance-agreement-begin-template-text = The template brings the usual tasks, sub-tasks, indicators and weights of your cadre.
performance-agreement-begin-template-button = Choose template
performance-agreement-begin-last-year = Copy from last year
performance-agreement-begin-last-year-text = Tasks and sub-tasks of the financial year { $year } are copied, with dates moved forward by one year.
performance-agreement-begin-blank = Begin with a blank plan
performance-agreement-begin-blank-text = Write your own tasks, one after the other.
performance-agreement-begin-done = The plan has been begun. Check it, change it, then submit it.
performance-agreement-cadre = Cadre
performance-agreement-cadre-missing = Choose your cadre from the list.
performance-agreement-template-title = Cadre template
performance-agreement-template-text = Template of the cadre { $cadre }. If you take it, you can change everything before you submit.
performance-agreement-template-take = Use this template
performance-agreement-template-holds = What the template holds
performance-agreement-classes = Subjects and classes you teach
performance-agreement-classes-hint = Each subject in one class becomes one task. Where you leave the weight empty, the rest is shared evenly.
performance-agreement-classes-missing = Write at least one subject with its class.
performance-agreement-classes-weight = The weights of all subjects must make 100%. You wrote { $total }%. Leave some empty and the rest is shared.
performance-agreement-subject = Subject
performance-agreement-class = Class
performance-agreement-weight-optional = Weight (optional)
performance-agreement-subject-of = Subject { $number }
performance-agreement-class-of = Class of subject { $number }
performance-agreement-weight-of = Weight of subject { $number }
performance-agreement-subject-blank = (subject)
performance-agreement-class-blank = (class)
performance-agreement-subject-missing = Write the name of the subject.
performance-agreement-class-missing = Write the class.

# Tasks
performance-agreement-task = Task
performance-agreement-tasks = Tasks
performance-agreement-tasks-empty = There are no tasks in this plan yet.
performance-agreement-weights-total = Total weight of tasks
performance-agreement-task-new-title = Add task
performance-agreement-task-assign-title = Assign task
performance-agreement-task-edit-title = Edit task
performance-agreement-task-title = Name of the task
performance-agreement-task-title-hint = Begin with a verb: teach, inspect, prepare
performance-agreement-activity = Activity
performance-agreement-activity-label = Code of the activity it serves (optional)
performance-agreement-activity-hint = Write the code of an activity in the institution's plan, such as D2201D05. A list appears as you type.
performance-agreement-activity-none = This task serves no activity of the institution's plan.
performance-agreement-activity-unknown = There is no activity with this code in the institution's plan of this year. Check the code, or leave it empty.
performance-agreement-weight = Weight
performance-agreement-weight-label = Weight in the plan
performance-agreement-priority = Priority
performance-agreement-priority-low = Low
performance-agreement-priority-medium = Medium
performance-agreement-priority-high = High
performance-agreement-priority-critical = Critical
performance-agreement-starts-on = Start date
performance-agreement-ends-on = End date
performance-agreement-origin-assigned = Assigned by the supervisor.
performance-agreement-origin-proposed = Proposed by the employee.
performance-agreement-origin-template = From the template.
performance-agreement-origin-copied = Copied from last year.
performance-agreement-task-is-rejected = Rejected
performance-agreement-task-add-done = The task is saved. Now add its sub-tasks.
performance-agreement-task-assign-done = The task is assigned. The employee will break it into sub-tasks.
performance-agreement-task-save-done = The task is saved.
performance-agreement-task-remove = Delete this task
performance-agreement-task-remove-text = The task and its sub-tasks leave the plan. The history shows what was deleted.
performance-agreement-task-remove-done = The task is deleted.

# Sub-tasks
performance-agreement-sub-task = Sub-task
performance-agreement-sub-tasks-of = Sub-tasks of: { $task }
performance-agreement-sub-task-total = Total weight of sub-tasks
performance-agreement-sub-task-new-title = Add sub-task
performance-agreement-sub-task-edit-title = Edit sub-task
performance-agreement-sub-task-title = Name of the sub-task
performance-agreement-sub-task-title-hint = Describe one thing that can be measured
performance-agreement-sub-task-weight-label = Weight within the task
performance-agreement-indicator = Indicator
performance-agreement-indicator-hint = What will show that it was done? For example: periods taught
performance-agreement-mode = How it is measured
performance-agreement-mode-quantity = By counting
performance-agreement-mode-percent = By percent
performance-agreement-mode-hint-quantity = You count: periods, visits, reports
performance-agreement-mode-hint-percent = You state the percent reached, up to 100
performance-agreement-target = Planned quantity
performance-agreement-target-hint = A number above zero
performance-agreement-unit = Unit of measurement
performance-agreement-unit-hint = For example: period, visit, percent
performance-agreement-baseline = Baseline (optional)
performance-agreement-baseline-hint = What had been reached before this year
performance-agreement-resources = Agreed resources (optional)
performance-agreement-resources-hint = Tools, money or people the supervisor agrees to provide
performance-agreement-save-and-add = Save and add another
performance-agreement-sub-task-save-done = The sub-task is saved.
performance-agreement-sub-task-remove = Delete this sub-task
performance-agreement-sub-task-remove-text = The sub-task leaves the plan. The history shows what was deleted.
performance-agreement-sub-task-remove-done = The sub-task is deleted.

# Weights
performance-agreement-weights-title = Set weights
performance-agreement-weights-text = The weights of all tasks must add up to 100%, and those of the sub-tasks of each task to 100%. You can save before they do.
performance-agreement-weights-done = The weights are saved.

# Form errors
performance-agreement-title-missing = Write the name.
performance-agreement-too-long = Shorten this to { $most } letters.
performance-agreement-weight-missing = Write the weight in percent.
performance-agreement-weight-wrong = The weight must be a number from 0.01 to 100, such as 12.5.
performance-agreement-priority-missing = Choose a priority.
performance-agreement-starts-missing = Write the start date, such as 01/07/2026.
performance-agreement-ends-missing = Write the end date, such as 30/06/2027.
performance-agreement-date-wrong = The date cannot be read. Write day/month/year, such as 31/12/2026.
performance-agreement-dates-reversed = The end date must not be before the start date.
performance-agreement-date-outside-year = The date must be in the financial year { $year }.
performance-agreement-date-outside-task = The date must be within the time of the task.
performance-agreement-indicator-missing = Write the indicator.
performance-agreement-mode-missing = Choose how it is measured.
performance-agreement-unit-missing = Write the unit, such as: period.
performance-agreement-quantity-wrong = Write a number, such as 12 or 12.5.
performance-agreement-target-missing = Write the planned quantity.
performance-agreement-target-wrong = The planned quantity must be a number above zero.
performance-agreement-target-over-100 = What is measured by percent cannot be more than 100.
performance-agreement-reason-missing = Write the reason.

# Why it was not possible
performance-agreement-waits-for-answer = The plan has been submitted and is waiting for the supervisor's answer. You can change it if it is returned.
performance-agreement-already-approved = The plan has been approved, so it does not change. The supervisor can take the approval back as long as nobody has signed.
performance-agreement-already-signed = The agreement has been signed by both sides, so it does not change. Changes are made when the plan is revised.
performance-agreement-not-submitted = The plan has not been submitted yet.
performance-agreement-not-approved = The plan has not been approved yet.
performance-agreement-signed-by-you = You have already signed this agreement.
performance-agreement-somebody-signed = The approval cannot be taken back, because one side has already signed.
performance-agreement-no-tasks = The plan has no tasks. Add at least one.
performance-agreement-weights-off = The weights of all tasks must make 100%. Now they make { $total }%.
performance-agreement-sub-task-weights-off = The weights of the sub-tasks of "{ $task }" must make 100%. Now they make { $total }%.
performance-agreement-no-sub-tasks = "{ $task }" has no sub-tasks. Add at least one.
performance-agreement-target-missing-at = "{ $sub_task }" has no planned quantity.
performance-agreement-indicator-missing-at = "{ $sub_task }" has no indicator.
performance-agreement-task-outside-year = The dates of "{ $task }" must be in the financial year { $year }.
performance-agreement-sub-task-outside-task = The dates of "{ $sub_task }" must be within the time of "{ $task }".
performance-agreement-no-supervisor = No supervisor is registered today, so nobody could answer. Please see the HR officer.
performance-agreement-already-begun = The plan of the financial year { $year } has already been begun.
performance-agreement-year-over = The financial year { $year } is over. No plan can be begun for it.
performance-agreement-year-not-open = Plans of the financial year { $year } can be prepared from { $day }.
performance-agreement-not-employed-then = You were not in this employment in the financial year { $year }.
performance-agreement-nothing-to-copy = There is no plan of the financial year { $year } to copy.
performance-agreement-assigned-from-above = This task was assigned by the supervisor, who alone changes it. You can plan its sub-tasks.
performance-agreement-proposed-from-below = This task was planned by the employee, who alone changes it. If it does not fit, return the plan or reject the task with a reason.
performance-agreement-task-rejected = This task has been rejected, so it does not change.
performance-agreement-too-many-tasks = A plan may have { $most } tasks at most. Join those that are alike.
performance-agreement-too-many-sub-tasks = A task may have { $most } sub-tasks at most. Join those that are alike.

# Changed meanwhile
performance-agreement-changed-meanwhile = The plan changed after you opened it. Below is how it is now. Read it, then decide again.
performance-agreement-changed-meanwhile-reason = The plan changed after you opened it. What you wrote is kept below. Look at the plan as it is now, then send again.
performance-agreement-changed-both = Somebody else changed this after you opened it. How it is now and what you wrote are both shown here. If you save, what you wrote will stand.
performance-agreement-changed-weights = The plan changed after you opened it. The weights as they are now stand beside what you wrote. If you save, what you wrote will stand.
performance-agreement-stored-now = As it is now
performance-agreement-look-again = Look at the plan as it is now

# The supervisor's answer
performance-agreement-submit = Submit your plan
performance-agreement-submit-button = Submit
performance-agreement-submit-done = The plan has been submitted to the supervisor.
performance-agreement-approve = Answer a submitted plan
performance-agreement-approve-button = Approve
performance-agreement-approve-done = The plan is approved. Now both sides sign.
performance-agreement-return = Return
performance-agreement-return-title = Return the plan
performance-agreement-return-explanation = The plan goes back to { $name } to be corrected and submitted again. Say what needs to be corrected.
performance-agreement-return-done = The plan has been returned with the reason.
performance-agreement-reject = Reject task
performance-agreement-reject-title = Reject a task
performance-agreement-reject-explanation = The task "{ $task }" will be rejected. It stays visible, but its weight becomes free.
performance-agreement-reject-done = The task is rejected and its weight is free.
performance-agreement-rollback = Take back approval
performance-agreement-rollback-title = Take back the approval
performance-agreement-rollback-explanation = The agreement of { $name } becomes a draft again so that it can be changed. This is possible only as long as nobody has signed.
performance-agreement-rollback-done = The approval has been taken back. The plan is a draft again.
performance-agreement-reason = Reason
performance-agreement-reason-hint = The employee will read it. Write clearly and with respect.

# Signing
performance-agreement-sign = Sign the agreement
performance-agreement-sign_own = Sign your agreement
performance-agreement-sign_staff = Sign the agreement of somebody you supervise
performance-agreement-sign-title = Sign the agreement
performance-agreement-sign-own-text = Read the whole agreement. By signing you agree to carry out these tasks, and the agreement will not change unless it is revised.
performance-agreement-sign-staff-text = Read the whole agreement. By signing you agree to enable { $name }, to answer in time and to assess fairly.
performance-agreement-sign-password = Your password
performance-agreement-sign-password-hint = You give it again so that the signature is truly yours
performance-agreement-sign-done = You have signed the agreement.
performance-agreement-sign-both-done = You have signed the agreement. Both sides have signed and the sub-tasks have begun.
performance-agreement-text-title = Text of the agreement
performance-agreement-text-explanation = This is the whole text that is signed, in Swahili. Its SHA-256 mark changes if even one letter changes, so it proves that both sides signed this very text.
performance-agreement-text-download = Download the text
performance-agreement-hash = SHA-256 mark of this text
performance-agreement-signatures = Signatures
performance-agreement-signatures-none = Nobody has signed yet.
performance-agreement-signed-for = { $name }, acting for { $absent }
performance-agreement-party-employee = Employee
performance-agreement-party-supervisor = Supervisor

# Facts about the agreement
performance-agreement-employee = Employee
performance-agreement-post = Post
performance-agreement-workstation = Workstation
performance-agreement-supervisor = Supervisor
performance-agreement-supervisor-none = Not registered
performance-agreement-submitted-at = Submitted
performance-agreement-approved-at = Approved
performance-agreement-employee-signed-at = Employee signed
performance-agreement-supervisor-signed-at = Supervisor signed

# History
performance-agreement-acting = { $name } (acting)
performance-agreement-begin-event = The plan was begun
performance-agreement-added-event = Added
performance-agreement-edit-event = The plan was changed
performance-agreement-assign-event = The supervisor changed the tasks they assigned
performance-agreement-removed-event = Deleted
performance-agreement-submit-event = The plan was submitted
performance-agreement-approve-event = The plan was approved
performance-agreement-return-event = The plan was returned
performance-agreement-reject-event = A task was rejected
performance-agreement-rollback-event = The approval was taken back
performance-agreement-sign-event = The agreement was signed

# Plans of those I supervise
performance-agreement-team-title = Plans of my staff
performance-agreement-team-empty = You supervise nobody today.
performance-agreement-team-next = Step
performance-agreement-team-open = Open the plan
performance-agreement-team-begin = Assign task
performance-agreement-team-state-none = Not begun
performance-agreement-team-state-draft = Being prepared
performance-agreement-team-state-submitted = Waiting for your answer
performance-agreement-team-state-returned = Returned to the employee
performance-agreement-team-state-waits-for-you = Waiting for your signature
performance-agreement-team-state-waits-for-employee = Waiting for the employee's signature
performance-agreement-team-state-signed = Signed

# report
performance-nav-week = My week
performance-nav-team = My team
performance-report-title = Weekly report
performance-report-this-week = This week
performance-report-how = Fill in the sub-tasks you worked on this week. A sub-task you leave empty counts as no change.
performance-report-quantity = Quantity this week
performance-report-percent = Percent reached so far
performance-report-text = Short description
performance-report-more = Completion and blockers
performance-report-completed = This sub-task is completed
performance-report-completed-on = Completed on
performance-report-blocker = Blocker
performance-report-blocker-none = No blocker
performance-report-blocker-network = Network
performance-report-blocker-tools = Working tools
performance-report-blocker-money = Money
performance-report-blocker-transport = Transport
performance-report-blocker-people = Shortage of staff
performance-report-blocker-weather = Weather
performance-report-blocker-other = Another blocker
performance-report-so-far = So far { $actual } of { $target } ({ $unit })
performance-report-so-far-percent = So far { $actual }%
performance-report-until = ends { $day }
performance-report-stored = Stored now:
performance-report-whole = The whole week
performance-report-note = Comment about the week
performance-report-evidence = Evidence
performance-report-evidence-hint = Up to 6 PDF files or pictures (JPEG, PNG, WebP), 5 MB each at most. Optional.
performance-report-evidence-kept = Evidence already sent
performance-report-evidence-drop = Remove { $name }
performance-report-evidence-none = No evidence is attached.
performance-report-evidence-size = { $size } KB
performance-report-send = Send the report
performance-report-send-amended = Send the amendment
performance-report-amend = Amend the report
performance-report-read = See the report and its history
performance-report-unchanged-week = No change this week
performance-report-unchanged-week-text = If none of your sub-tasks changed this week, send it with one tap.
performance-report-nothing-running = No sub-task is running in this week, so there is nothing to send.
performance-report-to-plan = Open my plan
performance-report-late = Late
performance-report-late-text = The time for this week's report has passed. You can still send it; it will be marked as late.
performance-report-sent-next = It waits for your supervisor. You can amend it until it is verified.
performance-report-queried-by = { $name } asks
performance-report-queried-next = Amend the report below and send it again.
performance-report-weeks = Recent weeks
performance-report-weeks-none = There is no week to show yet.
performance-report-week-before = The week before
performance-report-state-sent = Sent
performance-report-state-verified = Verified
performance-report-state-queried = Queried
performance-report-state-unsent = Not sent
performance-report-state-late = Not sent, overdue
performance-report-status-unchanged = No change
performance-report-status-in_progress = In progress
performance-report-status-completed = Completed
performance-report-pace-ahead = Not started yet
performance-report-pace-excused = Not counted
performance-report-pace-done = Completed
performance-report-pace-good = Going well
performance-report-pace-slack = Slow
performance-report-pace-behind = Behind
performance-report-pace-overdue = Overdue

performance-report-no-agreement = You have no performance agreement for the financial year { $year }, so this week takes no report. Please prepare your plan first.
performance-report-not-signed = Your agreement for the financial year { $year } is not yet signed by both sides. Weekly reports begin after it is signed.
performance-report-future-week = This week has not begun. You can report the current week or a past one.
performance-report-self-rating-sent = This year's self-rating was sent, so the weekly reports of the year can no longer be changed.
performance-report-already-verified = This report is already verified. If something is wrong, ask your supervisor to query it so that you can amend it.
performance-report-already-queried = This report is already queried and waits for the employee's answer.
performance-report-id-taken = This report was already sent for another week. Please open the week's page again and send it anew.
performance-report-not-running = One of the sub-tasks is no longer running. Please open the week's page again and send it anew.
performance-report-nothing-said = You wrote nothing. Please fill in a sub-task, or press "No change this week".
performance-report-unchanged-but-said = You ticked "No change" and also wrote a quantity or a completion. Please keep only one.
performance-report-text-long = Please shorten the text to { $most } characters.
performance-report-blocker-unsaid = Please write what the blocker is.
performance-report-quantity-unreadable = Please write the quantity in digits, for example 12 or 2.5.
performance-report-quantity-negative = A quantity cannot be below zero.
performance-report-quantity-huge = This quantity is too large. Please check the digits.
performance-report-percent-range = The percent must lie between 0 and 100.
performance-report-percent-lower = The percent went down: it had reached { $before }%. Please explain why.
performance-report-completed-unticked = You wrote a completion date. Please tick that the sub-task is completed, or clear the date.
performance-report-completed-on-missing = Please write the date on which the sub-task was completed.
performance-report-completed-on-future = The completion date must not lie after the end of this week or after today.
performance-report-completed-on-early = The completion date must not lie before the sub-task's start date.
performance-report-evidence-many = Please attach at most 6 files.
performance-report-stale = This week's report was changed elsewhere after you opened this page. What you wrote is still here, and what is stored stands at each sub-task. Please check and send again.
performance-report-changed = The employee changed this report after you opened it. Please read it again below and then decide.
performance-report-query-missing = Please write what the employee should explain.
performance-report-none-chosen = Please choose at least one report to verify.

performance-report-submit-done = The weekly report was sent.
performance-report-submit-late-done = The weekly report was sent, and is marked as late.
performance-report-amend-done = The amended weekly report was sent.
performance-report-verify-done = The reports were verified.
performance-report-verify-some-done = The reports were verified, except those that employees changed after you opened the page. Please read them again below.
performance-report-query-done = The query was sent to the employee.

performance-report-list-title = Reports waiting to be verified
performance-report-list-none = No report waits for you.
performance-report-list-how = Read each report. Tick those you accept and verify them together. If you are not satisfied, query it.
performance-report-to-team = See my team
performance-report-verify-chosen = Verify the chosen
performance-report-choose-all = Choose all
performance-report-verify-button = Verify
performance-report-query = Query
performance-report-query-text = The supervisor's query
performance-report-query-hint = Say clearly what should be amended or explained.
performance-report-query-send = Send the query
performance-report-answer-by = Answer by { $day }
performance-report-answer-overdue = An answer was due on { $day }
performance-report-unchanged-all = No change this week.
performance-report-others-unchanged = The other running sub-tasks did not change.
performance-report-open = Open the report
performance-report-open-evidence = { $count ->
    [one] Open the report and its evidence (1 file)
   *[other] Open the report and its evidence ({ $count } files)
}
performance-report-line = Sub-task
performance-report-done = This week
performance-report-reached = So far
performance-report-said = Description
performance-report-standing = Standing
performance-report-post = Post
performance-report-sent-on = Sent
performance-report-verified-on = Verified

# what is owed
performance-report-verify = Verify a weekly report
performance-report-answer = Answer the query about a weekly report
performance-report-submit-event = The weekly report was sent
performance-report-amend-event = The weekly report was amended
performance-report-verify-event = The weekly report was verified
performance-report-query-event = The weekly report was queried
performance-report-history-submit = The weekly report was sent
performance-report-history-amend = The weekly report was amended
performance-report-history-verify = The weekly report was verified
performance-report-history-query = The weekly report was queried

performance-report-offline-waiting = Saved on this device - waiting for network
performance-report-offline-refused = The report saved on this device was not accepted. Please open its week, check it and send it again.
performance-report-offline-signed-out = Saved on this device. Please sign in again so that it is sent.
performance-report-offline-sent = The report saved on this device was sent.
performance-report-offline-drop = Delete from this device
performance-report-offline-open = Open that week
performance-report-offline-typed = What you wrote without network is back in the form. Please check and send.
performance-report-offline-week = This page is of a past week, and there is no network now. Choose the week you want to fill in:

performance-team-title = My team
performance-team-none = You supervise nobody today.
performance-team-employee = Employee
performance-team-plan = Agreement
performance-team-plan-none = Not begun
performance-team-plan-draft = Draft
performance-team-plan-submitted = Submitted
performance-team-plan-returned = Returned
performance-team-plan-approved = Approved, waiting for signatures
performance-team-plan-signed = Signed
performance-team-last-week = Last week's report
performance-team-progress = Progress
performance-team-progress-figures = { $actual }% of { $expected }% expected
performance-team-overdue = { $count ->
    [one] 1 sub-task overdue
   *[other] { $count } sub-tasks overdue
}
performance-team-waiting = Waits for you
performance-team-waiting-none = Nothing
performance-team-waiting-count = { $count ->
    [one] 1 thing
   *[other] { $count } things
}
performance-team-waiting-oldest = oldest: { $day }
performance-team-week = Last week: { $week }
performance-team-to-reports = Reports waiting to be verified
performance-team-to-plans = Plans of my team
performance-team-not-owed = Not required

# appraisal
performance-nav-appraisal = My appraisal
performance-nav-mark = My marks
performance-nav-appraisals = Staff appraisals
performance-appraisal-title = Performance appraisal
performance-appraisal-self-title = Rate yourself
performance-appraisal-supervise-title = Supervisor's assessment
performance-appraisal-discuss-title = Agreed marks
performance-appraisal-countersign-title = Countersign the appraisal
performance-appraisal-decide-title = Decide the dispute
performance-appraisal-team-title = Appraisals of my team
performance-appraisal-list-title = Staff appraisals
# what is owed (the list of what waits)
performance-appraisal-self = Rate yourself
performance-appraisal-supervise = Assess an employee
performance-appraisal-discuss = Write down the agreed marks
performance-appraisal-agree = Answer the agreed marks
performance-appraisal-countersign = Countersign an appraisal
# the history
performance-appraisal-open-event = The appraisal was opened
performance-appraisal-self-event = The employee's own rating was written
performance-appraisal-supervise-event = The supervisor's assessment was written
performance-appraisal-discuss-event = The agreed marks were written down
performance-appraisal-agree-event = The employee agreed with the marks
performance-appraisal-dispute-event = The employee disagreed with the marks
performance-appraisal-countersign-event = The appraisal was countersigned
performance-appraisal-publish-event = The result was published
# states
performance-appraisal-state-none = Not opened
performance-appraisal-state-open = Waiting for the employee's own rating
performance-appraisal-state-self_rated = Waiting for the supervisor's assessment
performance-appraisal-state-supervisor_rated = Waiting for the discussion
performance-appraisal-state-discussed = Waiting for the employee's answer
performance-appraisal-state-agreed = The employee agreed
performance-appraisal-state-disputed = The employee disagreed
performance-appraisal-state-countersigned = Countersigned
performance-appraisal-state-published = Published
performance-appraisal-stage-self = Own rating
performance-appraisal-stage-supervisor = Supervisor's assessment
performance-appraisal-stage-agreed = Agreement
performance-appraisal-stage-countersign = Countersignature
performance-appraisal-stage-publish = Publication
# the next step
performance-appraisal-next = Next step:
performance-appraisal-next-own = rate yourself, then send it to your supervisor by { $day }.
performance-appraisal-next-own-late = the time for rating yourself ended on { $day }, but you can still do it until your supervisor sends their assessment.
performance-appraisal-next-own-later = rating yourself opens on { $day }. There is nothing to do now.
performance-appraisal-next-wait-own = we are waiting for the employee's own rating until { $day }.
performance-appraisal-next-silent-employee = the time for the employee's own rating has passed without one. Go on with your assessment by { $day }.
performance-appraisal-next-no-supervisor = this employee has no supervisor inside the institution. The head of institution is assessed by the authority above it, which is not connected to the system yet.
performance-appraisal-next-supervise = assess the quality of the work and the attributes of good performance by { $day }.
performance-appraisal-next-supervise-later = the employee has rated themselves. The supervisor's assessment opens on { $day }.
performance-appraisal-next-wait-supervisor = we are waiting for the supervisor's assessment until { $day }. If it is late, the second-level supervisor goes on.
performance-appraisal-next-discuss = meet the employee, discuss, then write down the agreed marks by { $day }.
performance-appraisal-next-wait-discuss = employee and supervisor discuss; the supervisor writes down the agreed marks by { $day }.
performance-appraisal-next-answer = read the agreed marks, then agree or disagree by { $day }.
performance-appraisal-next-wait-answer = we are waiting for the employee's answer until { $day }.
performance-appraisal-next-silent-answer = the employee did not answer in time. Check the agreed marks, then countersign by { $day }.
performance-appraisal-next-countersign = check the agreed marks, then countersign by { $day }.
performance-appraisal-next-wait-countersign = we are waiting for the second-level supervisor until { $day }.
performance-appraisal-next-decide = read the employee's objection, decide the marks and give your reason by { $day }.
performance-appraisal-next-wait-decide = the second-level supervisor decides the dispute by { $day }.
performance-appraisal-next-publish = publish the result so that the employee sees the mark and how it was computed, by { $day }.
performance-appraisal-next-wait-publish = the appraisal is countersigned. Results are published from { $day }.
performance-appraisal-next-published = the appraisal is finished and its mark is published.
performance-appraisal-self-start = Rate yourself
performance-appraisal-supervise-start = Assess
performance-appraisal-discuss-start = Write down the agreed marks
performance-appraisal-discuss-change = Correct the agreed marks
performance-appraisal-countersign-start = Check and countersign
performance-appraisal-decide-start = Decide the dispute
performance-appraisal-agree-button = Agree
performance-appraisal-dispute = Disagree
performance-appraisal-dispute-open = I do not agree with these marks
performance-appraisal-dispute-reason = Why you disagree
performance-appraisal-dispute-hint = Name the sub-task or attribute you object to and why. The second-level supervisor reads this and decides.
performance-appraisal-dispute-said = The employee's objection
performance-appraisal-publish = Publish
performance-appraisal-draft = Save draft
performance-appraisal-send-self = Send to the supervisor
performance-appraisal-send-supervise = Send the assessment
performance-appraisal-send-discuss = Send to the employee
performance-appraisal-send-countersign = Countersign
performance-appraisal-send-decide = Decide and countersign
performance-appraisal-intro-self = Rate the quality of each sub-task and your attributes. Quantity and time are already computed from your weekly reports. Your supervisor sees your marks only after you send them, and you do not see theirs before.
performance-appraisal-intro-supervise = Rate the quality of each sub-task and the employee's attributes. Quantity and time are already computed; correct a quantity only for a reason. The employee sees your marks after you send them.
performance-appraisal-intro-discuss = Write down the marks you agreed on. Where both gave the same mark it is filled in; where they differ, fill it in together after the discussion.
performance-appraisal-intro-countersign = Once countersigned, these marks do not change any more and wait for publication.
performance-appraisal-intro-decide = The employee disagreed with the agreed marks. Change them where the objection is right, leave the others, and give the reason for your decision.
performance-appraisal-how = First you rate yourself, then your supervisor assesses you, you discuss and write down agreed marks, the second-level supervisor countersigns, and the result is published.
performance-appraisal-start-unsigned = you have no signed performance agreement for this year yet, so there is nothing to appraise. Rating yourself opens on { $day }.
performance-appraisal-start-later = rating yourself opens on { $day }. There is nothing to do now.
performance-appraisal-start-now = rating yourself has been open since { $day }. Begin now; you can save a draft and go on later.
# the form
performance-appraisal-indicator = Indicator
performance-appraisal-planned = Planned quantity
performance-appraisal-reached = Quantity reached by the reports
performance-appraisal-amount = { $amount } ({ $unit })
performance-appraisal-period = Time frame
performance-appraisal-from-to = { $from } to { $to }
performance-appraisal-completed = Completed
performance-appraisal-quality = Quality
performance-appraisal-tune = Add or take away
performance-appraisal-tune-hint = Optional. For example -5 or 5; at most { $most } either way.
performance-appraisal-reason = Explanation
performance-appraisal-reason-hint = Required when quality is below { $below } or above { $above }.
performance-appraisal-their-reason = Their explanation
performance-appraisal-counted = Quantity that counts
performance-appraisal-counted-hint = Leave it if the reports are right.
performance-appraisal-counted-reason = Reason for correcting the quantity
performance-appraisal-counted-reason-hint = Required when you changed the quantity.
performance-appraisal-counted-because = Quantity corrected
performance-appraisal-step-1 = Very poor: does not meet expectations
performance-appraisal-step-2 = Poor: needs much correction
performance-appraisal-step-3 = Average: meets basic needs
performance-appraisal-step-4 = Good: accurate, complete and reliable
performance-appraisal-step-5 = Outstanding: an example to others
performance-appraisal-scale-1 = Very poor
performance-appraisal-scale-2 = Poor
performance-appraisal-scale-3 = Average
performance-appraisal-scale-4 = Good
performance-appraisal-scale-5 = Very good
performance-appraisal-scale-0 = Does not apply
performance-appraisal-factors = Attributes of good performance
performance-appraisal-factors-hint = Choose the word that describes each attribute best over the whole year. Choose Does not apply where it has nothing to do with this employee's work.
performance-appraisal-management-not-applicable = Does not apply: this employee supervises nobody.
performance-appraisal-excused = This sub-task is excused: it does not count, and its weight is shared by the others.
performance-appraisal-excused-tag = Excused
performance-appraisal-comment = General comment
performance-appraisal-comment-hint = Optional.
performance-appraisal-decision = Reason for the decision
performance-appraisal-decision-hint = The employee reads it. Say what you changed, what you left, and why.
performance-appraisal-expected = The mark this comes to
performance-appraisal-expected-note = Computed from the agreed marks that are saved. Not published yet.
performance-appraisal-overtaken = This appraisal was changed while you were writing. Compare below; if you send again, what you wrote replaces what is saved.
performance-appraisal-conflict = Differences between what is saved and what you wrote
performance-appraisal-conflict-about = Item
performance-appraisal-conflict-kept = Saved now
performance-appraisal-conflict-typed = What you wrote
# one appraisal
performance-appraisal-employee = Employee
performance-appraisal-check-number = Check number
performance-appraisal-post = Post
performance-appraisal-unit = Department, unit or section
performance-appraisal-supervisor = Supervisor
performance-appraisal-second-level = Second-level supervisor
performance-appraisal-without-second-level = There is no second-level supervisor inside the institution; the appraisal was countersigned when the employee agreed.
performance-appraisal-sub-task = Sub-task
performance-appraisal-weight = Weight
performance-appraisal-quantity = Quantity
performance-appraisal-column-self = Employee
performance-appraisal-column-supervisor = Supervisor
performance-appraisal-column-agreed = Agreed
performance-appraisal-factor = Attribute
performance-appraisal-comments = Comments
performance-appraisal-state = State
# lists
performance-appraisal-team-caption = The people you supervise today
performance-appraisal-team-empty = You supervise nobody today. If this is wrong, please see the HR officer.
performance-appraisal-open-one = Open the appraisal
performance-appraisal-open-all = Open all appraisals
performance-appraisal-publish-all = Publish all that are countersigned
performance-appraisal-list-unopened = { $count ->
    [one] 1 signed agreement has no appraisal yet.
   *[other] { $count } signed agreements have no appraisal yet.
}
performance-appraisal-list-publish = countersigned appraisals are waiting to be published.
performance-appraisal-list-windows = Own rating opens on { $opens }; results are published from { $publishes }.
performance-appraisal-list-counts = Appraisals by state
performance-appraisal-list-all = All appraisals
performance-appraisal-other-years = Other years
performance-appraisal-list-empty = There is no appraisal in this state.
performance-appraisal-count = Number
# done
performance-appraisal-open-done = The appraisals are open.
performance-appraisal-draft-done = The draft is saved. Nobody else has seen it.
performance-appraisal-self-done = Your rating has been sent to your supervisor.
performance-appraisal-supervise-done = The assessment has been sent. Now meet the employee and discuss.
performance-appraisal-discuss-done = The agreed marks have been sent to the employee.
performance-appraisal-agree-done = You agreed with the marks.
performance-appraisal-dispute-done = Your objection has been sent to the second-level supervisor.
performance-appraisal-countersign-done = The appraisal is countersigned.
performance-appraisal-publish-done = The results are published.
# what is wrong
performance-appraisal-invalid-quality-missing = Choose the quality of this sub-task.
performance-appraisal-invalid-quality = Choose a quality from the list.
performance-appraisal-invalid-tune = Write a whole number, for example -5 or 5.
performance-appraisal-invalid-tune-range = Add or take away at most { $most }, and keep the quality between 0 and 100.
performance-appraisal-invalid-reason-missing = Write an explanation: the quality is below { $below } or above { $above }.
performance-appraisal-invalid-counted = Write the quantity as a number, for example 12 or 12.5.
performance-appraisal-invalid-counted-reason = Write the reason for correcting the quantity.
performance-appraisal-invalid-item = Choose a word from the list.
performance-appraisal-invalid-item-missing = Choose a word, or Does not apply.
performance-appraisal-invalid-long = Shorten it: at most { $most } characters.
performance-appraisal-invalid-dispute-missing = Write the reason.
performance-appraisal-refused-not-signed = This year's performance agreement is not signed, so the appraisal cannot be opened.
performance-appraisal-refused-no-supervisor = This employee has no supervisor in the system, so the appraisal cannot go on. The HR officer can set one.
performance-appraisal-refused-not-yet = This step opens on { $day }.
performance-appraisal-refused-self-missing = The employee can still rate themselves until { $day }. After that you can go on.
performance-appraisal-refused-already-sent = This step has been done already; it cannot be repeated.
performance-appraisal-refused-supervisor-missing = The supervisor has not sent their assessment yet.
performance-appraisal-refused-agreed-missing = The agreed marks have not been written down yet.
performance-appraisal-refused-answer-missing = The employee can still answer until { $day }.
performance-appraisal-refused-not-countersigned = This appraisal is not countersigned yet, so it cannot be published.
performance-appraisal-refused-published = This appraisal is published; it cannot be changed.
performance-appraisal-refused-not-your-turn = The supervisor has time until { $day }. After that the second-level supervisor may go on.
performance-appraisal-refused-has-second-level = This appraisal is countersigned by the second-level supervisor.
performance-appraisal-refused-own = You cannot countersign your own appraisal.

# mark
performance-mark-title = How the mark is made up
performance-mark-show = Show the calculation
performance-mark-own-title = My marks
performance-mark-published = Published marks
performance-mark-own-empty = No mark has been published yet.
performance-mark-year = Year
performance-mark-overall = Mark of the year
performance-mark-band = Band
performance-mark-published-on = Published
performance-mark-band-1 = Outstanding
performance-mark-band-2 = Above average
performance-mark-band-3 = Average
performance-mark-band-4 = Poor
performance-mark-band-5 = Very poor
performance-mark-part-R = Results of the work
performance-mark-part-B = Attributes
performance-mark-part-M = Supervisor's duty
performance-mark-part-I = The institution's score
performance-mark-band-from = This band begins at { $lowest }.
performance-mark-made = Computed by formula { $formula } on { $day }.
performance-mark-without-institution = This mark is without the institution's score (I), because the institution has no score for this year yet. The other parts share its weight; that is why the formula is written F1-without-I.
performance-mark-how = Here is every number that went into the mark, from the weekly reports on. All numbers are computed exactly; only the mark of the year is rounded to two decimals, once, at the end. The sign … means that decimals go on.
performance-mark-formula-s = Each sub-task gets s = n × ({ $base } + { $quality } × l ÷ 100 + { $time } × d). n is the part of the quantity reached, l is quality (0 to 100), d is being in time (0 to 1). So quality and time count only on what was done.
performance-mark-step-quantity = Quantity: { $actual } of { $target } ({ $unit }), n = { $n }
performance-mark-step-corrected = The weekly reports said { $reported }; the supervisor corrected the quantity for the reason written in the appraisal.
performance-mark-step-quality = Agreed quality: l = { $l }
performance-mark-step-in-time = Time: completed on { $completed }, on or before the last day ({ $end }), d = { $d }
performance-mark-step-running = Time: work that runs to the end of the year ({ $end }), d = { $d }
performance-mark-step-late = Time: due on { $end }, completed on { $completed }: { $days } days late of { $grace } days of grace, d = { $d }
performance-mark-step-unfinished = Time: due on { $end } and not completed: { $days } days late of { $grace } days of grace, d = { $d }
performance-mark-reports = { $count ->
    [one] 1 weekly report
   *[other] { $count } weekly reports
}
performance-mark-report-sent = sent
performance-mark-report-verified = verified
performance-mark-report-queried = queried
performance-mark-task-excused = This whole task is excused: it does not count, and its weight is shared by the other tasks.
performance-mark-formula-b = Each attribute is the mean of the items that apply (1 very poor to 5 very good). The mean of all attributes becomes a mark from 0 to 100.
performance-mark-mean-of = Mean of
performance-mark-mean = Mean
performance-mark-factor-mean = Mean of all attributes: { $mean }
performance-mark-no-behaviour = No attribute applies; this part does not count and its weight is shared by the others.
performance-mark-duty = Of { $due } answers owed this year to the people supervised (approvals, verifications, assessments), { $met } were given in time.
performance-mark-no-duty = No answer fell due this year; this part does not count and its weight is shared by the others.
performance-mark-group-staff = Employee without staff: results and attributes, each with its share.
performance-mark-group-supervisor = Supervisor: results, attributes and supervisor's duty, each with its share.
performance-mark-group-head = Head of institution: the institution's score, results, attributes and supervisor's duty, each with its share.
performance-mark-rounding = Rounded only once, here at the end: halves go up.
performance-mark-to-appraisal = Back to the appraisal
performance-mark-download = Download all marks (CSV)
performance-mark-none-yet = The mark has not been published yet.
performance-mark-none-excused = Not assessed: all work of this year was excused, so there is no mark. This is not a zero.
performance-mark-preview = As it stands: { $year }
performance-mark-preview-today = If the year ended today, { $day }
performance-mark-preview-range = Results of the work (R) would be between { $lowest } (quality { $low }) and { $highest } (quality { $high }).
performance-mark-preview-note = This is an illustration, not a mark. Work that has not been done yet counts as zero for now; quality and attributes have not been assessed.
performance-mark-preview-none = You will see this year's calculation once your agreement is signed.
performance-mark-progress = Reached
performance-mark-refused-quality-missing = Some sub-task has no agreed quality, so the mark cannot be computed.
performance-mark-refused-institution-missing = The mark of a head of institution waits for the institution's score.

# orphan
performance-orphan-title = Tasks that serve no activity
performance-orphan-back = Activities nobody carries
performance-orphan-text = These tasks of employees are not linked to any activity of the institution's plan. The employee links a task in their plan before it is approved.
performance-orphan-empty = Every task is linked to an activity of the institution.
performance-orphan-task = Task
performance-orphan-employee = Employee
performance-orphan-unit = Department, unit or section

# excuse
performance-excuse = Excuse this sub-task
performance-excuse-title = Excuse a sub-task
performance-excuse-explanation = This sub-task will not count in the mark of { $name }; its weight is shared among the other sub-tasks of the task. The employee sees the reason.
performance-excuse-grant-event = A sub-task was excused
performance-excuse-revoke-event = The excuse of a sub-task was taken back
performance-excuse-tag = Excused
performance-excuse-link-running = Excuse
performance-excuse-link-completed = Excuse
performance-excuse-link-excused = Take the excuse back
performance-excuse-task = Task
performance-excuse-sub-task = Sub-task
performance-excuse-reason = Reason
performance-excuse-reason-hint = Say what kept this work from being done that was beyond the employee's power.
performance-excuse-reason-missing = Enter the reason for excusing this sub-task.
performance-excuse-done = The sub-task will not count.
performance-excuse-resume = Count this sub-task again
performance-excuse-resume-explanation = This sub-task does not count now. If you count it again, the weekly reports already sent count as they stand.
performance-excuse-resume-done = The sub-task counts again.
performance-excuse-back = Back to the agreement
performance-excuse-changed-meanwhile = This sub-task has changed since you opened the page. Look at it again before you go on.
performance-excuse-not-signed = A sub-task can be excused only after both parties have signed the agreement.
performance-excuse-excused = This sub-task is already excused.
performance-excuse-not-excused = This sub-task already counts.
performance-excuse-marks-agreed = This year's marks have been discussed; what counts can no longer be changed.

# Agreements not signed yet
performance-unsigned-own-none = Begin your plan for this year
performance-unsigned-own-draft = Complete your plan, then submit it
performance-unsigned-own-late = Your agreement for this year is not signed
performance-unsigned-team-none = People you supervise without a plan for this year
performance-unsigned-team-late = Agreements of people you supervise are not signed
performance-unsigned-below-late = Agreements are not signed below those you supervise
performance-unsigned-since = Had to be signed by { $day }
performance-unsigned-below-count = { $count ->
    [one] 1 person they supervise has no signed agreement
   *[other] { $count } people they supervise have no signed agreement
}
performance-team-to-appraisals = Appraisals of my team
# Head of institution
performance-agreement-authority-council = the Regional Administrative Secretary
performance-agreement-authority-region = the Chief Secretary
performance-agreement-authority-ministry = the Chief Secretary
performance-agreement-authority-agency = the appointing authority or board chair
performance-agreement-signed-above = You head the institution: your agreement is discussed and signed by the authority above it, which is not connected to this system yet. Please print your plan and have it signed on paper.
performance-agreement-begin-signed-above = You head the institution. Your agreement is discussed and signed by { $supervisor }, who is not connected to this system yet. Prepare your plan here, print it and sign it together on paper. The system will not count it as late, and will not give you a mark.
performance-agreement-next-signed-above = prepare your plan, print it, and have it signed on paper by { $supervisor }. The authority above the institution is not connected to this system yet, so the plan of a head of institution stays a draft and is not counted as late.
performance-agreement-next-no-supervisor = no supervisor is registered for you today, so the plan cannot be submitted. Please see the HR officer; you can go on preparing it.
performance-appraisal-start-signed-above = you head the institution. Your agreement is signed by the authority above it, outside this system; so that authority appraises you on its own form, and the system gives you no mark.
performance-report-evidence-too-large = The files together are larger than { $most } MB, so they were not taken. What you typed is kept; choose smaller files and send again.
