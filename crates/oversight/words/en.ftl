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
# Fairness of appraisals
oversight-nav-fairness = Fairness of appraisals
oversight-nav-fairness-institution = Fairness: institution
oversight-nav-fairness-nation = Fairness: nation
oversight-fairness-purpose = These figures are there to begin a conversation. They change nobody's mark, rank nobody, and prove no favour by themselves. A small group says little: one or two people can change every figure.
oversight-fairness-counted = Counted { $time } from published marks; counted again when more are published.
oversight-fairness-years = Other years
oversight-fairness-none = No marks were published and counted for this year.
oversight-fairness-supervisor = Supervisor
oversight-fairness-institution = Whole institution
oversight-fairness-nation = Whole nation
oversight-fairness-group = Group
oversight-fairness-nameless = Not written
oversight-fairness-median = Median mark
oversight-fairness-middle = Middle half
oversight-fairness-small = Small group
oversight-fairness-pooled = { $count ->
    [one] 1 small group
   *[other] { $count } hidden groups together
}
oversight-fairness-hidden = A group of fewer than { $people } people is not shown by itself. Where one is hidden another small one goes with it, so that the first cannot be found by subtracting from the total; the hidden ones are shown together only.
oversight-fairness-all-hidden = all groups are hidden, because too many have fewer than { $people } people.
oversight-fairness-by-sex = By sex
oversight-fairness-by-cadre = By cadre
oversight-fairness-by-region = By region of the institution
oversight-fairness-line-title = Fairness of appraisals: supervisors below you
oversight-fairness-line-text = Every supervisor you stand above, and how their marks of quality are spread beside the whole institution's. The list is in the order of names.
oversight-fairness-line-caption = Supervisors below you
oversight-fairness-line-none = No supervisor below you has given marks that were published for this year.
oversight-fairness-to-own = Figures of the marks you gave
oversight-fairness-to-institution = Figures of the whole institution
oversight-fairness-institution-title = Fairness of appraisals: institution
oversight-fairness-institution-text = The marks of quality of the whole institution, and how many supervisors there is something to talk about with. There are no names here: a supervisor is seen only by whoever stands above and by themselves.
oversight-fairness-nation-title = Fairness of appraisals: nation
oversight-fairness-nation-text = The marks of quality of all institutions by sex, region and cadre. No person and no institution is named, and small groups were hidden before anything was kept.
oversight-fairness-show-kicker = Fairness of appraisals, { $year }
oversight-fairness-show-text = Figures of the marks of quality this supervisor gave. You see them because you are their supervisor; they see them too.
oversight-fairness-show-own = Figures of the marks of quality you gave. Your supervisor sees them too.
oversight-fairness-show-small = Only { $people } people were assessed. A group of fewer than { $least } says little, so nothing is marked to be talked about.
oversight-fairness-chart-spread = Marks of quality: middle half and median
oversight-fairness-chart-spread-text = In each line the box shows where the middle half of the marks lies; all numbers are in the table.
oversight-fairness-chart-usual = Median of everybody
oversight-fairness-chart-distribution = Distribution of the marks of quality
oversight-fairness-chart-distribution-text = The share of marks in each ten points; all numbers are in the table.
oversight-fairness-column-people = People
oversight-fairness-column-marks = Marks of quality
oversight-fairness-column-mark = Mark
oversight-fairness-column-share = Share
oversight-fairness-column-median = Median mark
oversight-fairness-column-gap = Own rating against supervisor's
oversight-fairness-head-hundreds = Exactly 100
oversight-fairness-head-gap = Own rating
oversight-fairness-head-copied = Repeated
oversight-fairness-head-calendar = Calendar
oversight-fairness-column-correlation = Quality and quantity
oversight-fairness-column-talk = To talk about
oversight-fairness-supervisors-caption = Supervisors by what there is to talk about
oversight-fairness-supervisors-count = Supervisors
oversight-fairness-supervisors-all = Gave marks
oversight-fairness-supervisors-small = Assessed fewer than { $people } people
oversight-fairness-supervisors-noted = With at least one thing
oversight-fairness-supervisors-text = One supervisor can count in more than one line. Something to talk about is no fault: often there is a good explanation.
oversight-fairness-note-high = Marks higher than usual
oversight-fairness-note-low = Marks lower than usual
oversight-fairness-note-same = Nearly all marks the same
oversight-fairness-note-hundreds = Many marks of 100
oversight-fairness-note-gap = Far from own ratings
oversight-fairness-note-burst = Many in a short time
oversight-fairness-note-texts = Repeated texts
oversight-fairness-note-calendar = Percents follow the calendar
oversight-fairness-meaning = What do these figures mean?
oversight-fairness-meaning-name-median = Median mark
oversight-fairness-meaning-text-median = With the marks of quality put in order from low to high, the one in the middle. A few marks far away do not pull it.
oversight-fairness-meaning-name-middle = Middle half
oversight-fairness-meaning-text-middle = A quarter of the marks lie below the first number and a quarter above the second.
oversight-fairness-meaning-name-hundreds = Exactly 100
oversight-fairness-meaning-text-hundreds = The share of marks of quality that are exactly 100.
oversight-fairness-meaning-name-gap = Own rating against supervisor's
oversight-fairness-meaning-text-gap = On average, the marks employees gave themselves less those the supervisor gave them, before the discussion. With a + employees gave themselves more.
oversight-fairness-meaning-name-copied = Repeated texts
oversight-fairness-meaning-text-copied = The share of texts in weekly reports that the same person wrote again in another week, or that somebody else of the same supervisor wrote too.
oversight-fairness-meaning-name-calendar = Percents that follow the calendar
oversight-fairness-meaning-text-calendar = The share of sub-tasks measured in percent whose percent equals the share of time gone, week after week.
oversight-fairness-meaning-small = A supervisor who assessed fewer than { $people } people is given nothing to talk about.
oversight-fairness-not = It does not say:
oversight-fairness-at-once = { $people } people within { $minutes } minutes
oversight-fairness-figure-spread = Median mark
oversight-fairness-how-spread = { $marks } marks of quality were put in order from low to high: the one in the middle is { $median }, and the middle half lies { $middle }. The median of the whole institution is { $usual }.
oversight-fairness-not-spread = whether the marks are undeserved. A group whose work really is good has high marks; one with many newcomers has low ones.
oversight-fairness-figure-hundreds = Exactly 100
oversight-fairness-how-hundreds = { $hundreds } of { $marks } marks of quality are exactly 100.
oversight-fairness-not-hundreds = whether the work was less than perfect. Every mark above 95 has its written reason: read those first.
oversight-fairness-figure-gap = Own rating against supervisor's
oversight-fairness-how-gap = Over the { $both } marks that both sides gave, the differences (the employee's less the supervisor's) come to { $sum }. This figure is their mean.
oversight-fairness-not-gap = who is right. Most people give themselves a little more; some are too hard on themselves.
oversight-fairness-figure-sittings = Time spent
oversight-fairness-how-sittings = { $people } people were assessed: the first was begun { $first }, the last was finished { $last }. The most that were begun within { $minutes } minutes are { $at_once }.
oversight-fairness-not-sittings = how long was thought about it. A supervisor may have prepared the marks on paper days before typing them.
oversight-fairness-figure-texts = Repeated texts
oversight-fairness-how-texts = Of { $texts } texts in weekly reports (of { $letters } letters or more), { $repeated } were written again by the same person in another week, and { $shared } were written by more than one person.
oversight-fairness-not-texts = whether the work was not done. Work that is alike every week is told in like words, and people of one shift may agree on words.
oversight-fairness-figure-calendar = Percents that follow the calendar
oversight-fairness-how-calendar = { $percents } sub-tasks were measured in percent, lasted { $days } days or more and were reported at least { $reports } times; in { $followed } the percent equalled the share of time gone.
oversight-fairness-not-calendar = whether the reports are untrue. Work that goes evenly all year looks like this too.
oversight-fairness-figure-correlation = Quality and quantity
oversight-fairness-how-correlation = Marks of quality beside the quantity reached, over { $count } sub-tasks. The number lies between -1 and +1: +1 is that the mark of quality is always high where the quantity is; 0 is that they have nothing to do with each other. It is not computed for fewer than { $least } marks, nor where nothing differs.
oversight-fairness-not-correlation = whether quality was judged badly. Quality and quantity are two things, which may go together or not; this figure has no limit from which it is talked about.
oversight-fairness-talk-high = The median lies far above the institution's. Ask: which examples of work earned these marks?
oversight-fairness-talk-low = The median lies far below the institution's. Ask: when were employees told of shortcomings, and what support did they get?
oversight-fairness-talk-same = The middle half of the marks is one mark. Ask: how is one piece of work told from another?
oversight-fairness-talk-hundreds = Many marks are exactly 100. Go through the written reasons together.
oversight-fairness-talk-gap = The supervisor's marks lie far from the employees' own. Ask: how did the discussions go?
oversight-fairness-talk-burst = Many people were begun within a few minutes. Ask: when was it prepared?
oversight-fairness-talk-texts = Many texts of reports repeat themselves, and the supervisor verified them. Ask: how were they checked?
oversight-fairness-talk-calendar = Many percents only follow the calendar. Ask: by what evidence was progress confirmed?

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
