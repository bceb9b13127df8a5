# Maneno ya fremu ya kila ukurasa.
ui-name = Tija
ui-phrase = Utendaji kazi katika utumishi wa umma
ui-skip = Ruka hadi maudhui
ui-language = English
ui-menu = Menyu
ui-navigation = Urambazaji mkuu
ui-where = Mahali ulipo
ui-sign-out = Toka
ui-unread = { $count ->
    [one] Arifa 1 hujaisoma
   *[other] Arifa { $count } hujazisoma
}
ui-financial-year = Mwaka wa fedha { $year }
ui-error-prefix = Hitilafu:
ui-error-summary = Kuna tatizo. Tafadhali rekebisha yafuatayo:
ui-error-here = Hitilafu:
ui-choose = Chagua
ui-optional = (si lazima)
ui-date-hint = Kwa mfano: 31/12/2025
ui-save = Hifadhi
ui-cancel = Ghairi
ui-change = Badilisha
ui-print = Chapisha
ui-search = Tafuta
ui-next-page = Ukurasa unaofuata
ui-first-page = Rudi mwanzo wa orodha
ui-history = Historia
ui-receipt = Stakabadhi
ui-total-of = kati ya { $target }
ui-draft-kept = Rasimu imehifadhiwa kwenye kifaa hiki.
ui-draft-restored = Tumerudisha ulichoandika ambacho hakijatumwa. Kagua kisha tuma.
ui-no-change = Hakuna mabadiliko
ui-no-change-all = Hakuna mabadiliko kwa zote
ui-stage-done = Imekamilika:
ui-stage-current = Hatua ya sasa:
ui-stage-ahead = Bado:
ui-notice-success = Imefanyika
ui-notice-info = Taarifa
ui-notice-warning = Tahadhari
ui-notice-error = Haikufanyika
ui-chart-work = Utekelezaji
ui-chart-money = Fedha zilizotumika
ui-chart-due = Inayotarajiwa sasa
ui-request = Namba ya ombi: { $id }
ui-sign-out-unsent = Kwenye kifaa hiki kuna taarifa zako za wiki ambazo hazijatumwa. Ukitoka sasa zitafutwa na hazitatumwa. Utoke?
