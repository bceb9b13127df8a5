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
oversight-home-from = Came up to you: { $name } did not answer in time.
oversight-home-now-with = It is now with { $name }.
oversight-home-risen = What went up from you
oversight-home-risen-text = The time to answer these has passed, so they have gone to the person above you. You can still answer; the delay counts in your duty as a supervisor.
oversight-home-acting = You act for { $name }: what waits for them about other employees is listed here too.
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
# digest
oversight-digest-subject = Tija: digest of { $day }
oversight-digest-greeting = Dear { $name },
oversight-digest-from = This is your digest from Tija, { $institution }.
oversight-digest-news = New notices you have not read:
oversight-digest-waits = What waits for you:
oversight-digest-late = LATE: { $what }. It was due on { $day }
oversight-digest-near = { $what }. Due on { $day }
oversight-digest-open = The details are in Tija. Open it as you do every day.
oversight-digest-open-at = The details are in Tija. Open it by typing the address you know yourself: { $site }
oversight-digest-safe = E-mail from Tija never has a link to sign in and never asks for a password.
oversight-digest-stop = To change how often you get this, or to stop it: in Tija open My data, then E-mail and notices.
# Why do I not see?
oversight-why-title = Why do I not see?
oversight-why-text = Choose what you do not see. The answer comes from the records: who supervises whom, since when, and how far things are.
oversight-why-about = What I do not see
oversight-why-about-team = An employee in My team
oversight-why-about-reports = An employee's weekly report
oversight-why-about-week = The form of my week
oversight-why-about-mark = My mark
oversight-why-number = Check number of the employee
oversight-why-number-hint = Only for somebody else; leave it empty for your own week or mark.
oversight-why-ask = Tell me why
oversight-why-because = The reason
oversight-why-choose = Choose what you do not see.
oversight-why-number-missing = Write the employee's check number.
oversight-why-number-long = A check number has 6 to 12 digits.
oversight-why-number-own = This question is answered about yourself only. Clear the check number, or choose a question about an employee.
oversight-why-unknown = Nobody you supervise has this check number: it may be mistyped, or you do not supervise that person. If you should, ask HR to make you the supervisor.
oversight-why-left = { $name } is no longer in the institution; the last working day was { $day }.
oversight-why-team-seen = { $name } is in My team. If the list is long, look at its next page.
oversight-why-not-yet = You will supervise { $name } from { $day } and will see them from that day.
oversight-why-no-longer = You have not supervised { $name } since { $day }; the supervisor now is { $supervisor }. If that is wrong, tell HR.
oversight-why-acting-over = You saw { $name } while acting for { $absent }; that ended on { $day }.
oversight-why-acting-ahead = You will see { $name } once you act for { $absent }, from { $day }.
oversight-why-acting-elsewhere = You act for { $absent } until { $day }, but { $name } is not supervised from that post any more.
oversight-why-by-role = You do not supervise { $name }; { $supervisor } does. The employment is under Employees; weekly reports are for the employee and the supervisors.
oversight-why-report-no-plan = { $name } has no plan for this year, so there is no weekly report.
oversight-why-report-unsigned = The agreement of { $name } is not signed by both sides; weekly reports begin after that.
oversight-why-report-unsent = { $name } has not sent the report of the week of { $week }.
oversight-why-report-away = { $name } had no day at work in the week of { $week }; no report is owed.
oversight-why-report-waiting = The report of { $name } for the week of { $week } was sent and waits for you under Weekly reports.
oversight-why-report-queried = The report of { $name } for the week of { $week } was queried; it waits for their answer.
oversight-why-report-verified = The report of { $name } for the week of { $week } is verified, so it is no longer among those that wait.
oversight-why-week-no-plan = You have no plan for this year. Begin under My plan.
oversight-why-week-unsigned = Your plan is not signed by both sides. My plan shows the next step.
oversight-why-week-rated = You sent your self-assessment of the year; the reports of that year no longer change.
oversight-why-week-away = You have no day at work in this week: no report is owed, though you can send one.
oversight-why-week-open = The form is open under My week.
oversight-why-mark-no-plan = You had no signed agreement for { $year }, so there is no mark.
oversight-why-mark-unsigned = The agreement for { $year } was not signed by both sides, so there is no mark.
oversight-why-mark-later = The appraisal of { $year } opens on { $day }.
oversight-why-mark-not-begun = The appraisal of { $year } has not begun. You can begin it under My appraisal.
oversight-why-mark-open = The appraisal of { $year } waits for your self-assessment.
oversight-why-mark-self-rated = The appraisal of { $year } waits for your supervisor.
oversight-why-mark-supervisor-rated = The appraisal of { $year } waits for the discussion with your supervisor.
oversight-why-mark-discussed = The appraisal of { $year } waits for your answer: agree or disagree.
oversight-why-mark-second-level = The appraisal of { $year } waits for the second-level supervisor.
oversight-why-mark-countersigned = The mark of { $year } is confirmed and waits to be published.
oversight-why-mark-published = The results of { $year } are published. Open them under My marks.
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
oversight-fairness-few = Marks were published, but of fewer than { $people } people, so no figures are shown.
oversight-fairness-rest-few = The figures of the whole institution are not shown, because they would tell of fewer than { $people } people beside those you see here.
oversight-fairness-not-shown = not shown (fewer than { $people } other people)
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
oversight-fairness-talk-burst = The assessments of many people were begun within a few minutes. Ask: when were they prepared?
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
oversight-rollup-overdue = Overdue answers
oversight-rollup-not-due = { $of }, not due yet
oversight-rollup-accounts = Accounts activated
oversight-rollup-agreements = Agreements of the year
oversight-rollup-published = Marks published
oversight-rollup-mean = Mean mark
oversight-rollup-few = fewer than { $people } people
oversight-rollup-with = not shown
oversight-rollup-hidden = The mean and the bands are shown from { $people } published marks on. Where a smaller unit could be found by subtracting, another is left blank with it; the sums of regions and of the nation hold only institutions with that many marks.
oversight-rollup-note = Each department or unit is counted with its sections.
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
    [one] 1 answer is overdue
   *[other] { $count } answers are overdue
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
oversight-stuck-text = These are the people whose answers are overdue. The aim is to help them answer, not to shame them: they may be away, or may not have activated their account. Whoever works elsewhere, such as the authority above a head, has no link: their answers are followed there.
oversight-stuck-none = No answer is overdue.
oversight-stuck-offices = Answers of role holders (any holder can answer)
oversight-stuck-role = Role
oversight-stuck-nobody = Nobody is waited for by name.
oversight-stuck-who = Waited for
oversight-stuck-count = Answers
oversight-stuck-people = People waiting
oversight-stuck-oldest = Oldest
oversight-owed-title = Answers being waited for
oversight-owed-none = None of their answers is overdue.
oversight-owed-about = About
oversight-owed-what = What
oversight-owed-due = Due
# The nation
oversight-nav-region = Our region
oversight-nav-nation = Nation
oversight-nation-title = The nation
oversight-nation-region = Region
oversight-nation-institution = Institution
oversight-nation-no-region = Institutions outside the regions
oversight-nation-made = Figures of { $time }.
oversight-nation-none = No figures of this year yet. They are counted anew every few minutes.

# Audit
oversight-nav-audit = Audit
oversight-audit-title = Reading with a reason
oversight-audit-text = An auditor reads the plan, weekly reports, appraisal and mark of an employee after stating a reason. The employee sees in the history who read and why.
oversight-audit-number-hint = Leave empty when the reason concerns the whole institution.
oversight-audit-reason = Reason
oversight-audit-reason-hint = Say what the audit is about. The employee will read it.
oversight-audit-reference = Letter or query number
oversight-audit-problem-unknown = Nobody in this institution has that check number.
oversight-audit-none = No reason has been stated yet.
oversight-audit-stated = Stated reasons
oversight-audit-about = About
oversight-audit-auditor = Auditor
oversight-audit-at = Stated
oversight-audit-until = Until
oversight-audit-whole = The whole institution
oversight-audit-file-text = This file is open to you for the reason you stated. It is only read; nothing is changed.
oversight-audit-person = Employment, supervisor and history
oversight-audit-years = Plans, appraisals and marks
oversight-audit-years-none = No plan of any year.
oversight-audit-year = Financial year
oversight-audit-appraisal = Appraisal
oversight-audit-mark = Mark
oversight-audit-mark-show = Show the calculation
oversight-audit-weeks = Weekly reports
oversight-audit-weeks-none = No weekly report has been sent.
oversight-audit-week = Week
oversight-audit-state = State
# Papers
oversight-paper-issue = Issued a paper
oversight-paper-issue-done = The paper was issued. Download the PDF from the list below.
oversight-paper-issue-in-sw = Issue the PDF in Swahili
oversight-paper-issue-in-en = Issue the PDF in English
oversight-paper-kind-agreement = Performance agreement
oversight-paper-kind-review = Review of a performance plan
oversight-paper-kind-appraisal = Performance appraisal form
oversight-paper-kind-result = Letter of the result of an appraisal
oversight-paper-kind-decision-0 = Letter of the supervisor's review
oversight-paper-kind-decision-1 = Letter of the decision of an appeal, level 1
oversight-paper-kind-decision-2 = Letter of the decision of an appeal, level 2
oversight-paper-kind-case-file = File of an appeal
oversight-paper-of-mark = Mark
oversight-paper-of-appeal = Appeal
oversight-paper-language-sw = Swahili
oversight-paper-language-en = English
oversight-paper-what = A paper is issued once in each language and kept as it was issued; whoever asks again gets the same file. Every paper has a code that anybody can verify.
oversight-paper-no-engine = The PDF engine is not here at the moment; use the page to print.
oversight-paper-print = Open the page to print
oversight-paper-without-code = This page is for reading or printing; it has no code to verify. The official paper is the issued PDF.
oversight-paper-issued = Issued papers
oversight-paper-none = No paper has been issued yet.
oversight-paper-code = Code of the paper
oversight-paper-in = Language
oversight-paper-when = Issued
oversight-paper-state = Status
oversight-paper-current = Current
oversight-paper-older = Things changed after it was issued
oversight-paper-file = File
oversight-paper-download = Download PDF ({ $size } KB)
oversight-paper-verify-told = Whoever receives the paper can verify it without signing in:
oversight-paper-issued-on = Issued { $day }.
oversight-paper-how-to-verify = To verify: scan the picture, or open { $address } and type this code.
oversight-paper-qr = Picture to scan of the code { $code }
oversight-paper-pages = Page { $page } of { $pages }
# Verify a paper
oversight-verify-title = Verify a paper
oversight-verify-what = Type the code at the foot of the paper. If you have the PDF file, attach it too: we compare it with what we issued. The file is not kept.
oversight-verify-code-hint = 12 letters and digits, for example K7QX-2M9D-4RTA
oversight-verify-file = PDF file (optional)
oversight-verify-file-hint = The paper as you received it
oversight-verify-hash = Or the SHA-256 of the file (optional)
oversight-verify-hash-hint = 64 digits and letters from a to f
oversight-verify-ask = Verify
oversight-verify-mistyped = This is not a code of a paper: a sign is wrong or missing. Compare it with the paper.
oversight-verify-hash-wrong = A SHA-256 has 64 digits and letters from a to f.
oversight-verify-too-large = The file is too large to be a paper of ours.
oversight-verify-wait = You tried many unknown codes. Wait { $seconds } seconds, then try again.
oversight-verify-unknown = We have not issued a paper with this code. Do not rely on that paper.
oversight-verify-known = We issued a paper with this code.
oversight-verify-same = This file is what we issued, unchanged to the last letter.
oversight-verify-differs = The code is ours, but this file is not what we issued: it was changed. Do not rely on it.
oversight-verify-other = We issued this file, but under another code: it is the same paper in the other language, or another version of it. Type the code that stands in the file itself.
oversight-verify-older = We issued this paper, but things changed after that. Ask for a new paper.
oversight-verify-kind = Kind of paper
oversight-verify-institution = Institution
oversight-verify-year = Year
oversight-verify-initials = Initials
oversight-verify-compare-told = Compare this with the paper you hold. No name, number or mark of a person is told here. What stands inside is verified by comparing the PDF file.
# A bundle of papers
oversight-nav-papers = Papers
oversight-bundle-title = Papers of a year
oversight-bundle-what = Issue the papers of all employees of a year at once, then take them away in one file (ZIP). What was issued before is not issued again.
oversight-bundle-no-engine = The PDF engine is not here at the moment, so papers cannot be issued.
oversight-bundle-begin = Issue papers
oversight-bundle-list = Latest requests
oversight-bundle-none = No request yet.
oversight-bundle-papers = Papers
oversight-bundle-asked = Asked for
oversight-bundle-count = Issued
oversight-bundle-state-running = Being issued
oversight-bundle-state-done = All issued
oversight-bundle-state-stopped = Stopped
oversight-bundle-progress = Progress of issuing papers
oversight-bundle-done-of = { $done } of { $total } papers are issued.
oversight-bundle-failed = { $count ->
    [one] 1 paper could not be made; see the system administrator, then go on.
   *[other] { $count } papers could not be made; see the system administrator, then go on.
}
oversight-bundle-look-again = Look again
oversight-bundle-download = Download all (ZIP)
oversight-bundle-again = Go on
oversight-bundle-running = These papers are being issued now. Wait until they are done.
oversight-bundle-not-done = Not all papers are issued. Go on issuing them, then download.
oversight-paper-bundle = Asked for the papers of a year
oversight-paper-take = Took away the papers of a year
