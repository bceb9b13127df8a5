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
