# Errors
platform-error-not-found = Page not found
platform-error-not-found-text = This page does not exist, or you may not see it. Check the address, or go back to the start.
platform-error-signed-out = You are signed out
platform-error-signed-out-text = Your session has ended. Sign in again, then repeat what you were doing.
platform-error-denied = Not allowed
platform-error-denied-text = Your role does not allow this. If you think that is wrong, ask the HR officer of your institution.
platform-error-invalid = Something in what you sent is not right
platform-error-refused = This was not done
platform-error-stale = Somebody changed it meanwhile
platform-error-stale-text = Somebody else changed this after you opened it. Go back, open it again and try once more.
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
