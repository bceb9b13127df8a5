# Errors
platform-error-not-found = Page not found
platform-error-not-found-text = This page does not exist, or you may not see it. Check the address, or go back to the start.
platform-error-signed-out = You are signed out
platform-error-signed-out-text = Your session has ended. Sign in again, then repeat what you were doing.
platform-error-denied = Not allowed
platform-error-denied-text = Your role does not allow this. If you think that is wrong, ask the HR officer of your institution.
platform-error-invalid = Something in what you sent is not right
platform-error-refused = This was not done
platform-error-stale = It changed after you opened it
platform-error-stale-text = This was changed after you opened it: by somebody else, or by you in another window. Go back, open it again and try once more.
platform-error-busy = The system is busy
platform-error-busy-text = Wait a moment and try again. Nothing has changed.
platform-error-internal = A fault of the system
platform-error-internal-text = Sorry, something went wrong on our side. Nothing has changed. If you contact us, name the number { $reference }.
platform-sign-in = Sign in
platform-to-home = Back to the start
# Form fields
platform-field-missing = Fill in this field.
platform-field-too-long = Make it shorter: at most { $most } characters.
platform-field-not-a-day = Write the date like 31/12/2026.
platform-field-not-a-number = Write a number, such as 12 or 12.5.
platform-field-choose = Choose one.
platform-form-unreadable = The form could not be read. Open the page again and try once more.
platform-upload-too-large = The file is too large. Make it smaller and try again.
# Attachments
platform-file-too-large = A file may have 5 MB at most. Make it smaller and try again.
platform-file-kind = Attach a PDF or a picture (JPEG, PNG, WebP).
platform-help = Help
platform-privacy = Privacy
# import: bringing in a sheet
platform-import-how = The file is tried first without changing anything. You will see a report on each row, then decide whether to import it. One row with a problem stops the whole file, so that you are never left with half of it.
platform-import-year = Financial year
platform-import-sheet = CSV or Excel (.xlsx) file
platform-import-sheet-hint = At most { $most } MB. In Excel the first visible worksheet is read.
platform-import-try = Try the file
platform-import-columns = Columns of the file
platform-import-columns-hint = Headings may be in Swahili or English; the order of columns and capital letters do not matter. Download a template:
platform-import-template-csv = CSV template
platform-import-template-xlsx = Excel template
platform-import-heading-sw = Heading in Swahili
platform-import-heading-en = Heading in English
platform-import-needed = Required?
platform-import-needed-yes = Required
platform-import-needed-no = Optional
platform-import-recent = Files sent recently
platform-import-file = File
platform-import-sent = Sent
platform-import-state = State
platform-import-result = Result
platform-import-state-trying = Being tried
platform-import-state-tried = No problems, waiting to be imported
platform-import-state-refused = Has problems, not imported
platform-import-state-taking = Being imported
platform-import-state-taken = Imported
platform-import-state-failed = Interrupted
platform-import-state-replaced = Replaced by a newer file
platform-import-text-trying = The file is being tried row by row. Nothing is changed.
platform-import-text-taking = The file is being imported. Nobody sees the changes until all rows are done.
platform-import-text-warned = Nothing stands in the way, but read the warnings below first. When you press Import, all rows are imported together.
platform-import-text-tried = No problems were found. When you press Import, all rows are imported together.
platform-import-text-refused = { $count ->
    [one] 1 problem was found. Nothing was changed. Mend the file, then try it again.
   *[other] { $count } problems were found. Nothing was changed. Mend the file, then try it again.
}
platform-import-text-taken = All rows were imported. If you import the same file again, nothing is repeated.
platform-import-text-failed = The work stopped before it was done, for example because the system was switched off. Nothing was changed. Start again.
platform-import-text-replaced = You sent a newer file before importing this one. This file was not imported.
platform-import-progress = { $done } of { $total } rows
platform-import-refreshes = This page refreshes itself every two seconds.
platform-import-look-again = Look again
platform-import-rows = Rows
platform-import-added = New
platform-import-changed = Changed
platform-import-unchanged = Unchanged
platform-import-take = Import
platform-import-another = Send another file
platform-import-mended = Send the mended file
platform-import-retry = Start again
platform-import-report = Report on each row
platform-import-row = Row
platform-import-column = Column
platform-import-wrong = What is wrong
platform-import-mend = How to mend it
platform-import-whole-file = Whole file
platform-import-warning = Warning
platform-import-problem = Problem
platform-import-place = Row { $row }, column "{ $column }":
platform-import-place-row = Row { $row }:
platform-import-more = { $count ->
    [one] There is 1 more finding that is not shown here.
   *[other] There are { $count } more findings that are not shown here.
}
platform-import-problems = { $count ->
    [one] 1 problem
   *[other] { $count } problems
}
platform-import-counts = New { $added }, changed { $changed }, unchanged { $unchanged }
platform-import-refused-sum = { $count } problems in { $rows } rows. Nothing was changed.
platform-import-tried-sum = { $rows } rows without problems: new { $added }, changed { $changed }, unchanged { $unchanged }. This was a trial, nothing was changed.
platform-import-taken-sum = { $rows } rows imported: new { $added }, changed { $changed }, unchanged { $unchanged }.
platform-import-no-file = Choose the file to import.
platform-import-has-problems = The file has problems and was not imported.
platform-import-not-ready = This file cannot be imported in its present state. Open the list of files to see its state.
platform-import-column-missing = A required column is missing: "{ $en }" (in Swahili "{ $sw }").
platform-import-column-missing-mend = Add that column, or write its heading as it stands here.
platform-import-column-repeated = The column "{ $heading }" stands more than once.
platform-import-column-repeated-mend = Keep only one column of that meaning.
platform-import-column-unknown = The column "{ $heading }" is not known and will not be read.
platform-import-column-unknown-mend = If it holds something needed, write its heading as in the template. If not, leave it.
platform-import-cells-beyond = The row has more cells than there are headings.
platform-import-cells-beyond-mend = A text with a comma may lack its quotation marks. Put "..." around it.
platform-import-cell-failed = The cell holds an Excel error: { $value }.
platform-import-cell-failed-mend = Mend the formula, or write the value itself.
platform-import-no-rows = The file has headings only, no rows.
platform-import-no-rows-mend = Fill in at least one row below the headings.
# sheet: a file that cannot be read
platform-sheet-empty = The file is empty.
platform-sheet-empty-mend = Make sure that you chose the right file, with headings and rows.
platform-sheet-too-large = The file is too large. It may have at most { $most } MB; split it, then send the parts one by one.
platform-sheet-not-a-sheet = This file is neither CSV nor an Excel (.xlsx) sheet.
platform-sheet-not-a-sheet-mend = Open your sheet, then save it as "Excel Workbook (.xlsx)" or "CSV UTF-8".
platform-sheet-old-or-locked = The file is of the old Excel kind (.xls), or is locked with a password.
platform-sheet-old-or-locked-mend = Open it in Excel, take off the password if there is one, then save it as "Excel Workbook (.xlsx)".
platform-sheet-utf16 = The file was saved as "Unicode Text" (UTF-16).
platform-sheet-utf16-mend = In Excel choose Save As, then "CSV UTF-8 (Comma delimited)".
platform-sheet-not-utf8 = Line { $line } of the file has unreadable letters (not UTF-8).
platform-sheet-not-utf8-mend = In Excel choose Save As, then "CSV UTF-8 (Comma delimited)"; in LibreOffice choose Unicode (UTF-8).
platform-sheet-stray-quote = Line { $line }: there is text after a closing quotation mark.
platform-sheet-stray-quote-mend = Write a quotation mark inside a text twice: "".
platform-sheet-open-quote = The quotation mark opened on line { $line } is never closed.
platform-sheet-open-quote-mend = Close it at the end of the cell, or remove it.
platform-sheet-cell-too-long = Line { $line }: a cell has more than { $most } letters.
platform-sheet-cell-too-long-mend = Shorten the text of that cell.
platform-sheet-too-many-columns = Line { $line } has more than { $most } columns.
platform-sheet-too-many-columns-mend = Remove columns that are not needed, or make sure that one separator is used in the whole file.
platform-sheet-broken = The Excel file is damaged and cannot be opened.
platform-sheet-broken-mend = Open it in Excel or LibreOffice, save it again as .xlsx, then try again.
platform-sheet-unpacks-too-large = The Excel file grows too large when opened (more than { $most } MB) and is not taken.
platform-sheet-unpacks-too-large-mend = Copy only the rows needed into a new file, then try again.
platform-sheet-no-worksheet = The Excel file has no visible worksheet.
platform-sheet-no-worksheet-mend = Unhide the worksheet with the table and put it first.
# receipts of the sealed history
platform-receipt-title = Check a receipt
platform-sheet-holds-too-much = There are far too many texts, styles or names inside this file, small as it is. Copy your rows into a new file, or save it as CSV.
platform-receipt-what = A receipt is a file which proves that an event was written in the history, and that the history has not been changed since. Employees download theirs from the page of their own data. Put the file here and the system confirms or denies it; you need not sign in.
platform-receipt-file = Receipt file
platform-receipt-file-hint = The .json file as it was downloaded, unchanged.
platform-receipt-ask = Check the receipt
platform-receipt-no-file = Choose the receipt file.
platform-receipt-says = The receipt says
platform-receipt-action = Action
platform-receipt-at = Done at (UTC)
platform-receipt-actor = Done by
platform-receipt-position = Position in the log
platform-receipt-sealed-at = Signed head of (UTC)
platform-receipt-sound = This receipt is genuine. The event is in the sealed log, and the history still says the same.
platform-receipt-refused-unreadable = This file is not a receipt of this system, or it is damaged. Download the receipt again, then try once more.
platform-receipt-refused-tells-otherwise = The receipt was changed: what it tells is not the event that was sealed. Do not rely on it.
platform-receipt-refused-proof-fails = The receipt does not hold: its proof does not lead to the signed head. Do not rely on it.
platform-receipt-refused-unknown-key = The head of this receipt is signed with a key that is not this system's.
platform-receipt-refused-bad-signature = The signature of the head is wrong. Do not rely on the receipt.
platform-receipt-refused-log-differs = The receipt itself is genuine, but the log no longer has this event as it was sealed. History was changed: keep this receipt and tell the auditor.
platform-receipt-refused-row-differs = The event was sealed, but the history now says something else. History was changed: tell the auditor.
platform-receipt-not-yet = This event is not sealed yet. Wait a few seconds, then try again.
platform-receipt-log = Newest signed head of the log
platform-receipt-log-text = Anybody may copy this text and keep or publish it. Should the log be rewritten later, that copy will show it.
platform-receipt-log-empty = No event has been sealed yet.
# notice
platform-notice-title = Notices
platform-notice-text = Here you see what others did about your work. What you must do by a day stands on the first page. Only you see your notices.
platform-notice-none = You have no notices. When somebody does something that concerns you, you will see it here.
platform-notice-new = New
platform-notice-read-all = I have read them all
platform-notice-read-done = The notices you saw are marked as read.
platform-notice-other = { $name } changed something that concerns you
# mail
platform-mail-title = E-mail
platform-mail-not-set-up = E-mail is not set up here, so none is sent. All notices are seen in the program. The system administrator finds in the guide for operators (docs/operate.md) how to set it up.
platform-mail-server = Mail server
platform-mail-from = Sent from
platform-mail-now = Now
platform-mail-open = E-mail may go out
platform-mail-quiet = Quiet hours: nothing goes out until { $time }
platform-mail-kept = E-mails that were sent or given up are counted for 30 days, then forgotten.
platform-mail-troubled = With a problem
platform-mail-troubled-text = These are the mail server's own words. Where an address is wrong, the employee or the HR officer corrects it. Nothing is lost: employees see their notices in the program.
platform-mail-no-trouble = No e-mail has a problem.
platform-mail-to = To
platform-mail-state = State
platform-mail-state-waiting = Waiting
platform-mail-state-sent = Sent
platform-mail-state-failed = Given up
platform-mail-next = Tried again { $time }
platform-mail-attempts = Tries
platform-mail-said = The server said
platform-mail-retry = Try again those given up
platform-mail-retry-done = The e-mails that were given up will be tried again.

# the tables of a page as a file
platform-export = Download the whole table:
platform-export-cut = The list is longer than one file can hold. Filter the list, then download again.
# The engine of papers
platform-press-missing = The PDF engine is not here at the moment. Use the page to print, or try again later.
platform-press-slow = Making the PDF took too long. Try again; if it happens again, see the coordinator.
