oversight-nav-home = Home
# Home page
oversight-home-title = What waits for you
oversight-home-nothing = Nothing waits for you today.
oversight-home-count = { $count ->
    [one] 1 thing waits for you.
   *[other] { $count } things wait for you; the one due first is at the top.
}
oversight-home-due = Due { $day }
oversight-home-late = { $count ->
    [one] 1 day late
   *[other] { $count } days late
}
oversight-home-week = Send the weekly report
# Help
oversight-help-title = Help
oversight-help-1-question = What is Tija?
oversight-help-1-answer = The system in which the work of a public servant and an institution is planned, carried out and appraised. It is there so that the work gets done and everybody sees how their mark came about.
oversight-help-2-question = How do I begin the year?
oversight-help-2-answer = Open My plan. Choose the template of your cadre, copy last year's plan, or write tasks and sub-tasks yourself. The weights of all tasks make 100, and so do those of the sub-tasks inside each task. Then submit it to your supervisor.
oversight-help-3-question = How do I file the week?
oversight-help-3-answer = Open My week. Write the quantity done for each sub-task. Where nothing is new, tick No change. Send. A week's report is due the Monday after; a late one is taken and marked late.
oversight-help-4-question = I have no network. What now?
oversight-help-4-answer = On a phone that has opened My week before, fill it in as usual and send; the report stays on the device and goes out when the network returns. Sent twice, it counts once.
oversight-help-5-question = My supervisor does not answer. Will I get zero?
oversight-help-5-answer = No. A supervisor's silence takes nothing from your mark. Their late days count in their own supervision mark.
oversight-help-6-question = How did my mark come about?
oversight-help-6-answer = Open My marks, then Show the calculation. You see every number: the quantity you reported, the target, quality, time, weight, and the formula used.
oversight-help-7-question = Something in my data is wrong.
oversight-help-7-answer = Employment, workstation and supervisor are corrected by the HR officer. Your whole history, and who changed what, stands under My data.
oversight-help-8-question = I have forgotten my password.
oversight-help-8-answer = Ask the HR officer of your institution for a new activation code, then choose a new password. Give your password to nobody, not even to somebody who offers to file for you.
oversight-help-9-question = I need more help.
oversight-help-9-answer = See the PEPMIS coordinator or the HR officer of your institution. If a request number stands at the foot of the page, name it: it helps to find the fault quickly.
# Privacy
oversight-privacy-title = Privacy
oversight-privacy-1-question = Which data are kept?
oversight-privacy-1-answer = Name, check number, sex, date of birth, telephone, e-mail, workstation, post, your plan, your weekly reports, the evidence you attached, and your appraisal.
oversight-privacy-2-question = Who sees them?
oversight-privacy-2-answer = You; your supervisor and theirs; and officers of your institution as far as their role goes. Other institutions do not. Every change is written down with who made it.
oversight-privacy-3-question = What are they used for?
oversight-privacy-3-answer = For planning, following and appraising work, and nothing else. Your salary does not depend on filling in this system.
oversight-privacy-4-question = What are my rights?
oversight-privacy-4-answer = To see all your data and their history, to have them corrected, and to know how every number of your mark came about. The Personal Data Protection Act No. 11 of 2022 protects you.
oversight-privacy-5-question = Cookies?
oversight-privacy-5-answer = Two only: one that keeps you signed in, and one for the language you chose. None follows you.
oversight-home-others = { $count ->
    [one] { $name } and 1 other
   *[other] { $name } and { $count } others
}

# The institution
oversight-nav-institution = Institution
oversight-institution-title = The institution today
oversight-institution-units = Departments, units and sections
oversight-institution-unit = Department, unit or section
oversight-institution-year = Year { $year }
oversight-institution-week = Weekly reports are those of { $week }.
oversight-institution-act = What needs action
oversight-institution-plan = See progress and money by objective
oversight-rollup-people = Employees
oversight-rollup-plans = Signed plans
oversight-rollup-reports = Reports sent
oversight-rollup-verified = Reports verified
oversight-rollup-overdue = Overdue answers of supervisors
oversight-rollup-accounts = Accounts activated
oversight-rollup-agreements = Agreements of the year
oversight-rollup-published = Marks published
oversight-rollup-mean = Mean mark
oversight-rollup-note = Each department or unit is counted with its sections. The head of institution is not counted among the plans, because the head signs with the authority above the institution.
oversight-lacking-plan = { $count ->
    [one] 1 employee has no signed plan
   *[other] { $count } employees have no signed plan
}
oversight-lacking-report = { $count ->
    [one] 1 employee has not sent last week's report
   *[other] { $count } employees have not sent last week's report
}
oversight-lacking-account = { $count ->
    [one] 1 employee has not activated the account
   *[other] { $count } employees have not activated their accounts
}
oversight-lacking-supervisor = { $count ->
    [one] 1 employee has no supervisor
   *[other] { $count } employees have no supervisor
}
oversight-lacking-answers = { $count ->
    [one] 1 answer of a supervisor is overdue
   *[other] { $count } answers of supervisors are overdue
}
oversight-people-title-plan = Without a signed plan
oversight-people-title-report = Weekly report not sent
oversight-people-title-account = Account not activated
oversight-people-title-supervisor = Without a supervisor
oversight-people-kind = Show
oversight-people-unit-hint = Leave empty for the whole institution.
oversight-people-filter = Filter
oversight-people-none = Nobody is on this list.
oversight-people-plan = Plan
oversight-people-plan-none = Not begun
oversight-stuck-title = Who is being waited for
oversight-stuck-text = These are the people whose answers are past their day. The aim is to help them answer, not to shame them: they may be away, or may not have activated their account.
oversight-stuck-none = No answer is past its day.
oversight-stuck-who = Waited for
oversight-stuck-count = Answers
oversight-stuck-people = People waiting
oversight-stuck-oldest = Oldest
oversight-owed-title = Answers being waited for
oversight-owed-none = None of their answers is past its day.
oversight-owed-about = About
oversight-owed-what = What
oversight-owed-due = Due
# The nation
oversight-nav-nation = Nation
oversight-nation-title = The nation
oversight-nation-region = Region
oversight-nation-institution = Institution
oversight-nation-no-region = Institutions outside the regions
oversight-nation-made = Figures of { $time }.
oversight-nation-none = No figures of this year yet. They are counted anew every few minutes.
