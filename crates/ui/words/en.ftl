# Words of the frame of every page.
ui-name = Tija
ui-phrase = Performance in the public service
ui-skip = Skip to content
ui-language = Kiswahili
ui-menu = Menu
ui-navigation = Main navigation
ui-where = Where you are
ui-sign-out = Sign out
ui-unread = { $count ->
    [one] 1 notice you have not read
   *[other] { $count } notices you have not read
}
ui-financial-year = Financial year { $year }
ui-error-prefix = Error:
ui-error-summary = There is a problem. Please correct the following
ui-error-here = Error:
ui-choose = Choose
ui-optional = (optional)
ui-date-hint = For example: 31/12/2025
ui-save = Save
ui-cancel = Cancel
ui-change = Change
ui-print = Print
ui-search = Search
ui-next-page = Next page
ui-first-page = Back to the start of the list
ui-history = History
ui-receipt = Receipt
ui-total-of = of { $target }
ui-draft-kept = A draft is kept on this device.
ui-draft-restored = We brought back what you wrote and had not sent. Check it, then send.
ui-no-change = No change
ui-no-change-all = No change for all
ui-stage-done = Completed:
ui-stage-current = Current stage:
ui-stage-ahead = Not yet:
ui-notice-success = Done
ui-notice-info = Information
ui-notice-warning = Caution
ui-notice-error = Not done
ui-chart-work = Implementation
ui-chart-money = Money spent
ui-chart-due = Expected by now
ui-request = Request number: { $id }
ui-sign-out-unsent = Weekly reports of yours on this device have not been sent. If you sign out now they are deleted and will not be sent. Sign out?
