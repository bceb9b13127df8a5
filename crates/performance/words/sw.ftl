# Maneno ya eneo la utendaji kazi: mpango na mkataba, taarifa ya wiki, tathmini.

# agreement
performance-nav-plan = Mpango wangu
performance-agreement-title = Mkataba wa utendaji kazi
performance-agreement-own-title = Mpango wangu wa utendaji kazi
performance-agreement-other-years = Miaka mingine

performance-agreement-state = Hali
performance-agreement-state-draft = Rasimu
performance-agreement-state-submitted = Unasubiri majibu ya msimamizi
performance-agreement-state-returned = Umerudishwa
performance-agreement-state-approved = Umeidhinishwa, unasubiri sahihi
performance-agreement-state-signed = Umesainiwa na pande zote mbili
performance-agreement-stage-prepare = Kuandaa
performance-agreement-stage-answer = Kuidhinishwa
performance-agreement-stage-sign = Kusainiwa
performance-agreement-stage-carry-out = Kutekeleza

# Hatua inayofuata
performance-agreement-next = Hatua inayofuata:
performance-agreement-next-submit = mpango wako umekamilika. Uwasilishe kwa msimamizi wako, { $supervisor }.
performance-agreement-next-complete = kamilisha mpango wako, kisha uwasilishe kwa msimamizi wako. Yaliyobaki ni haya:
performance-agreement-next-wait-answer = subiri majibu ya { $supervisor }. Ukirudishiwa mpango, utauona hapa pamoja na sababu.
performance-agreement-next-sign = soma mkataba wako, kisha usaini.
performance-agreement-next-wait-signature = umeshasaini. Subiri sahihi ya { $supervisor }.
performance-agreement-next-report = mkataba umesainiwa na kazi ndogo zimeanza. Jaza taarifa ya kila wiki.
performance-agreement-next-answer = soma mpango wa { $name }, kisha uidhinishe, urudishe, au ukatae kazi isiyofaa.
performance-agreement-next-answer-not-whole = mpango wa { $name } haujakamilika, hivyo hauwezi kuidhinishwa. Urudishe kwa sababu, au gawa kazi ya kujazia uzito uliobaki. Kilichobaki ni hiki:
performance-agreement-next-sign-staff = soma mkataba wa { $name }, kisha usaini kama msimamizi.
performance-agreement-next-being-made = { $name } anaendelea kuandaa mpango.
performance-agreement-next-being-answered = mpango wa { $name } unasubiri majibu ya { $supervisor }.
performance-agreement-next-being-signed = mkataba wa { $name } unasubiri sahihi.
performance-agreement-next-runs = mkataba wa { $name } umesainiwa. Kazi ndogo zinatekelezwa.
performance-agreement-to-week = Jaza taarifa ya wiki
performance-agreement-came-back = Sababu ya kurudishwa:

# Kuanza mpango
performance-agreement-begin-text = Huna mpango wa mwaka huu bado. Chagua namna ya kuanza; utaweza kubadilisha kila kitu kabla ya kuuwasilisha.
performance-agreement-begin-template = Anza na kiolezo cha kada
performance-agreement-begin-template-text = Kiolezo kinaleta kazi, kazi ndogo, viashiria na uzito wa kawaida wa kada yako.
performance-agreement-begin-template-button = Chagua kiolezo
performance-agreement-begin-last-year = Nakili kutoka mwaka jana
performance-agreement-begin-last-year-text = Kazi na kazi ndogo za mwaka wa fedha { $year } zinanakiliwa, tarehe zikisogezwa mwaka mmoja mbele.
performance-agreement-begin-blank = Anza na mpango mtupu
performance-agreement-begin-blank-text = Andika kazi zako mwenyewe, moja baada ya nyingine.
performance-agreement-begin-done = Mpango umeanzishwa. Uhakiki, urekebishe, kisha uwasilishe.
performance-agreement-cadre = Kada
performance-agreement-cadre-missing = Chagua kada yako kwenye orodha.
performance-agreement-template-title = Kiolezo cha kada
performance-agreement-template-text = Kiolezo cha kada ya { $cadre }. Ukikichukua, utaweza kubadilisha kila kitu kabla ya kuwasilisha.
performance-agreement-template-take = Tumia kiolezo hiki
performance-agreement-template-holds = Kilichomo kwenye kiolezo
performance-agreement-classes = Masomo na madarasa unayofundisha
performance-agreement-classes-hint = Kila somo la darasa moja linakuwa kazi moja. Ukiacha uzito wazi, tutagawanya uzito uliobaki sawasawa.
performance-agreement-classes-missing = Andika angalau somo moja na darasa lake.
performance-agreement-classes-weight = Uzito wa masomo yote uwe 100%. Ulioandika ni { $total }%. Acha wazi baadhi ya nafasi ili tugawanye uliobaki.
performance-agreement-subject = Somo
performance-agreement-class = Darasa
performance-agreement-weight-optional = Uzito (si lazima)
performance-agreement-subject-of = Somo la { $number }
performance-agreement-class-of = Darasa la somo la { $number }
performance-agreement-weight-of = Uzito wa somo la { $number }
performance-agreement-subject-blank = (somo)
performance-agreement-class-blank = (darasa)
performance-agreement-subject-missing = Andika jina la somo.
performance-agreement-class-missing = Andika darasa.

# Kazi
performance-agreement-task = Kazi
performance-agreement-tasks = Kazi
performance-agreement-tasks-empty = Hakuna kazi kwenye mpango huu bado.
performance-agreement-weights-total = Jumla ya uzito wa kazi
performance-agreement-task-new-title = Ongeza kazi
performance-agreement-task-assign-title = Gawa kazi
performance-agreement-task-edit-title = Hariri kazi
performance-agreement-task-title = Jina la kazi
performance-agreement-task-title-hint = Anza na kitenzi: kufundisha, kukagua, kuandaa
performance-agreement-activity = Shughuli
performance-agreement-activity-label = Msimbo wa shughuli inayohudumiwa (si lazima)
performance-agreement-activity-hint = Andika msimbo wa shughuli ya mpango wa taasisi, kwa mfano D2201D05. Ukianza kuandika, orodha itaonekana.
performance-agreement-activity-none = Kazi hii haihudumii shughuli yoyote ya mpango wa taasisi.
performance-agreement-activity-unknown = Hakuna shughuli yenye msimbo huu kwenye mpango wa taasisi wa mwaka huu. Kagua msimbo, au uache wazi.
performance-agreement-weight = Uzito
performance-agreement-weight-label = Uzito katika mpango
performance-agreement-priority = Kipaumbele
performance-agreement-priority-low = Cha chini
performance-agreement-priority-medium = Cha kati
performance-agreement-priority-high = Cha juu
performance-agreement-priority-critical = Cha dharura
performance-agreement-starts-on = Tarehe ya kuanza
performance-agreement-ends-on = Tarehe ya kumaliza
performance-agreement-origin-assigned = Imegawiwa na msimamizi.
performance-agreement-origin-proposed = Imependekezwa na mtumishi.
performance-agreement-origin-template = Imetoka kwenye kiolezo.
performance-agreement-origin-copied = Imenakiliwa kutoka mwaka jana.
performance-agreement-task-is-rejected = Imekataliwa
performance-agreement-task-add-done = Kazi imehifadhiwa. Sasa ongeza kazi ndogo zake.
performance-agreement-task-assign-done = Kazi imegawiwa. Mtumishi ataigawanya katika kazi ndogo.
performance-agreement-task-save-done = Kazi imehifadhiwa.
performance-agreement-task-remove = Futa kazi hii
performance-agreement-task-remove-text = Kazi na kazi ndogo zake zitaondolewa kwenye mpango. Historia itaonyesha kilichofutwa.
performance-agreement-task-remove-done = Kazi imefutwa.

# Kazi ndogo
performance-agreement-sub-task = Kazi ndogo
performance-agreement-sub-tasks-of = Kazi ndogo za: { $task }
performance-agreement-sub-task-total = Jumla ya uzito wa kazi ndogo
performance-agreement-sub-task-new-title = Ongeza kazi ndogo
performance-agreement-sub-task-edit-title = Hariri kazi ndogo
performance-agreement-sub-task-title = Jina la kazi ndogo
performance-agreement-sub-task-title-hint = Eleza jambo moja linaloweza kupimwa
performance-agreement-sub-task-weight-label = Uzito ndani ya kazi
performance-agreement-indicator = Kiashiria
performance-agreement-indicator-hint = Ni nini kitaonyesha kuwa imefanyika? Kwa mfano: vipindi vilivyofundishwa
performance-agreement-mode = Namna ya kupima
performance-agreement-mode-quantity = Kwa idadi
performance-agreement-mode-percent = Kwa asilimia
performance-agreement-mode-hint-quantity = Unahesabu: vipindi, ziara, taarifa
performance-agreement-mode-hint-percent = Unaonyesha asilimia iliyofikiwa, hadi 100
performance-agreement-target = Kiasi kilichopangwa
performance-agreement-target-hint = Namba iliyo zaidi ya sifuri
performance-agreement-unit = Kipimo
performance-agreement-unit-hint = Kwa mfano: kipindi, ziara, asilimia
performance-agreement-baseline = Hali ya kuanzia (si lazima)
performance-agreement-baseline-hint = Kiasi kilichofikiwa kabla ya mwaka huu
performance-agreement-resources = Rasilimali zilizokubaliwa (si lazima)
performance-agreement-resources-hint = Vifaa, fedha au watu ambao msimamizi anakubali kuwezesha
performance-agreement-save-and-add = Hifadhi na ongeza nyingine
performance-agreement-sub-task-save-done = Kazi ndogo imehifadhiwa.
performance-agreement-sub-task-remove = Futa kazi ndogo hii
performance-agreement-sub-task-remove-text = Kazi ndogo itaondolewa kwenye mpango. Historia itaonyesha kilichofutwa.
performance-agreement-sub-task-remove-done = Kazi ndogo imefutwa.

# Uzito
performance-agreement-weights-title = Panga uzito
performance-agreement-weights-text = Uzito wa kazi zote ujumlike kuwa 100%, na uzito wa kazi ndogo za kila kazi ujumlike kuwa 100%. Unaweza kuhifadhi kabla haujafika 100%.
performance-agreement-weights-done = Uzito umehifadhiwa.

# Makosa ya fomu
performance-agreement-title-missing = Andika jina.
performance-agreement-too-long = Fupisha: isizidi herufi { $most }.
performance-agreement-weight-missing = Andika uzito kwa asilimia.
performance-agreement-weight-wrong = Uzito uwe namba kati ya 0.01 na 100, kwa mfano 12.5.
performance-agreement-priority-missing = Chagua kipaumbele.
performance-agreement-starts-missing = Andika tarehe ya kuanza, kwa mfano 01/07/2026.
performance-agreement-ends-missing = Andika tarehe ya kumaliza, kwa mfano 30/06/2027.
performance-agreement-date-wrong = Tarehe haisomeki. Andika siku/mwezi/mwaka, kwa mfano 31/12/2026.
performance-agreement-dates-reversed = Tarehe ya kumaliza isiwe kabla ya tarehe ya kuanza.
performance-agreement-date-outside-year = Tarehe iwe ndani ya mwaka wa fedha { $year }.
performance-agreement-date-outside-task = Tarehe iwe ndani ya muda wa kazi yenyewe.
performance-agreement-indicator-missing = Andika kiashiria.
performance-agreement-mode-missing = Chagua namna ya kupima.
performance-agreement-unit-missing = Andika kipimo, kwa mfano: kipindi.
performance-agreement-quantity-wrong = Andika namba, kwa mfano 12 au 12.5.
performance-agreement-target-missing = Andika kiasi kilichopangwa.
performance-agreement-target-wrong = Kiasi kilichopangwa kiwe namba iliyo zaidi ya sifuri.
performance-agreement-target-over-100 = Kinachopimwa kwa asilimia hakiwezi kuzidi 100.
performance-agreement-reason-missing = Andika sababu.

# Kwa nini haikuwezekana
performance-agreement-waits-for-answer = Mpango umeshawasilishwa na unasubiri majibu ya msimamizi. Utaweza kuubadilisha akiurudisha.
performance-agreement-already-approved = Mpango umeshaidhinishwa, kwa hiyo haubadiliki. Msimamizi anaweza kuondoa idhini kabla hakuna aliyesaini.
performance-agreement-already-signed = Mkataba umesainiwa na pande zote mbili, kwa hiyo haubadiliki. Mabadiliko hufanywa wakati wa kuhuisha mpango.
performance-agreement-not-submitted = Mpango bado haujawasilishwa.
performance-agreement-not-approved = Mpango bado haujaidhinishwa.
performance-agreement-signed-by-you = Umeshasaini mkataba huu.
performance-agreement-somebody-signed = Idhini haiwezi kuondolewa kwa sababu mkataba umeshasainiwa na upande mmoja.
performance-agreement-no-tasks = Mpango hauna kazi. Ongeza angalau kazi moja.
performance-agreement-weights-off = Uzito wa kazi zote uwe 100%. Sasa ni { $total }%.
performance-agreement-sub-task-weights-off = Uzito wa kazi ndogo za "{ $task }" uwe 100%. Sasa ni { $total }%.
performance-agreement-no-sub-tasks = "{ $task }" haina kazi ndogo. Ongeza angalau moja.
performance-agreement-target-missing-at = "{ $sub_task }" haina kiasi kilichopangwa.
performance-agreement-indicator-missing-at = "{ $sub_task }" haina kiashiria.
performance-agreement-task-outside-year = Tarehe za "{ $task }" ziwe ndani ya mwaka wa fedha { $year }.
performance-agreement-sub-task-outside-task = Tarehe za "{ $sub_task }" ziwe ndani ya muda wa "{ $task }".
performance-agreement-no-supervisor = Hakuna msimamizi aliyesajiliwa leo, kwa hiyo hakuna wa kujibu. Wasiliana na Afisa Utumishi.
performance-agreement-already-begun = Mpango wa mwaka wa fedha { $year } umeshaanzishwa.
performance-agreement-year-over = Mwaka wa fedha { $year } umekwisha. Hauwezi kuanzishiwa mpango.
performance-agreement-year-not-open = Mipango ya mwaka wa fedha { $year } inaanza kuandaliwa tarehe { $day }.
performance-agreement-not-employed-then = Hukuwa katika ajira hii mwaka wa fedha { $year }.
performance-agreement-nothing-to-copy = Hakuna mpango wa mwaka wa fedha { $year } wa kunakili.
performance-agreement-assigned-from-above = Kazi hii imegawiwa na msimamizi; yeye pekee ndiye anayeibadilisha. Wewe unaweza kupanga kazi ndogo zake.
performance-agreement-proposed-from-below = Kazi hii imepangwa na mtumishi; yeye pekee ndiye anayeibadilisha. Ukiona haifai, irudishe au ikatae kwa sababu.
performance-agreement-task-rejected = Kazi hii imekataliwa, kwa hiyo haibadiliki.
performance-agreement-too-many-tasks = Mpango usizidi kazi { $most }. Unganisha zinazofanana.
performance-agreement-too-many-sub-tasks = Kazi moja isizidi kazi ndogo { $most }. Unganisha zinazofanana.

# Kubadilishwa wakati huohuo
performance-agreement-changed-meanwhile = Mpango umebadilika baada ya wewe kuufungua. Huu hapa chini ndio ulivyo sasa. Usome, kisha amua tena.
performance-agreement-changed-meanwhile-reason = Mpango umebadilika baada ya wewe kuufungua. Ulichoandika kimehifadhiwa hapa chini. Uangalie mpango ulivyo sasa, kisha tuma tena.
performance-agreement-changed-both = Imebadilishwa na mtu mwingine baada ya wewe kuifungua. Ilivyo sasa na ulivyoandika vyote vinaonekana hapa. Ukihifadhi, ulichoandika ndicho kitakachobaki.
performance-agreement-changed-weights = Mpango umebadilika baada ya wewe kuufungua. Uzito uliohifadhiwa sasa unaonekana kando ya ulioandika. Ukihifadhi, ulichoandika ndicho kitakachobaki.
performance-agreement-stored-now = Ilivyo sasa
performance-agreement-look-again = Angalia mpango ulivyo sasa

# Majibu ya msimamizi
performance-agreement-submit = Wasilisha mpango wako
performance-agreement-submit-button = Wasilisha
performance-agreement-submit-done = Mpango umewasilishwa kwa msimamizi.
performance-agreement-approve = Jibu mpango uliowasilishwa
performance-agreement-approve-button = Idhinisha
performance-agreement-approve-done = Mpango umeidhinishwa. Sasa pande zote mbili zisaini.
performance-agreement-return = Rudisha
performance-agreement-return-title = Rudisha mpango
performance-agreement-return-explanation = Mpango utarudi kwa { $name } ili aurekebishe na kuuwasilisha tena. Eleza kinachotakiwa kurekebishwa.
performance-agreement-return-done = Mpango umerudishwa pamoja na sababu.
performance-agreement-reject = Kataa kazi
performance-agreement-reject-title = Kataa kazi
performance-agreement-reject-explanation = Kazi "{ $task }" itakataliwa. Itaendelea kuonekana, lakini uzito wake utaachwa kwa kazi nyingine.
performance-agreement-reject-done = Kazi imekataliwa; uzito wake umeachwa kwa kazi nyingine.
performance-agreement-rollback = Ondoa idhini
performance-agreement-rollback-title = Ondoa idhini
performance-agreement-rollback-explanation = Mkataba wa { $name } utakuwa rasimu tena ili uweze kubadilishwa. Hii inawezekana tu kabla hakuna aliyesaini.
performance-agreement-rollback-done = Idhini imeondolewa. Mpango ni rasimu tena.
performance-agreement-reason = Sababu
performance-agreement-reason-hint = Mtumishi ataisoma. Andika kwa uwazi na heshima.

# Kusaini
performance-agreement-sign = Saini mkataba
performance-agreement-sign_own = Saini mkataba wako
performance-agreement-sign_staff = Saini mkataba wa unayemsimamia
performance-agreement-sign-title = Saini mkataba
performance-agreement-sign-own-text = Soma mkataba huu wote. Ukisaini, unakubali kutekeleza kazi hizi, na mkataba hautabadilika bila kuhuishwa.
performance-agreement-sign-staff-text = Soma mkataba huu wote. Ukisaini, unakubali kumwezesha { $name }, kumjibu kwa wakati na kumtathmini kwa haki.
performance-agreement-sign-password = Nywila yako
performance-agreement-sign-password-hint = Iandike tena ili kuthibitisha kuwa sahihi ni yako
performance-agreement-sign-done = Umesaini mkataba.
performance-agreement-sign-both-done = Umesaini mkataba. Pande zote mbili zimesaini na kazi ndogo zimeanza.
performance-agreement-text-title = Maandishi ya mkataba
performance-agreement-text-explanation = Haya ndiyo maandishi kamili yanayosainiwa. Alama ya SHA-256 hubadilika hata herufi moja ikibadilishwa, kwa hiyo huthibitisha kuwa pande zote mbili zilisaini maandishi hayahaya.
performance-agreement-text-download = Pakua maandishi
performance-agreement-hash = Alama ya SHA-256 ya maandishi haya
performance-agreement-signatures = Sahihi
performance-agreement-signatures-none = Hakuna aliyesaini bado.
performance-agreement-signed-for = { $name }, kaimu wa { $absent }
performance-agreement-party-employee = Mtumishi
performance-agreement-party-supervisor = Msimamizi

# Taarifa za mkataba
performance-agreement-employee = Mtumishi
performance-agreement-post = Cheo
performance-agreement-workstation = Kituo cha kazi
performance-agreement-supervisor = Msimamizi
performance-agreement-supervisor-none = Hajasajiliwa
performance-agreement-submitted-at = Uliwasilishwa
performance-agreement-approved-at = Uliidhinishwa
performance-agreement-employee-signed-at = Mtumishi alisaini
performance-agreement-supervisor-signed-at = Msimamizi alisaini

# Historia
performance-agreement-acting = { $name } (kwa kukaimu)
performance-agreement-begin-event = Mpango ulianzishwa
performance-agreement-added-event = Imeongezwa
performance-agreement-edit-event = Mpango ulibadilishwa
performance-agreement-assign-event = Msimamizi alibadilisha kazi alizogawa
performance-agreement-removed-event = Imefutwa
performance-agreement-submit-event = Mpango uliwasilishwa
performance-agreement-approve-event = Mpango uliidhinishwa
performance-agreement-return-event = Mpango ulirudishwa
performance-agreement-reject-event = Kazi ilikataliwa
performance-agreement-rollback-event = Idhini iliondolewa
performance-agreement-sign-event = Mkataba ulisainiwa

# Mipango ya ninaowasimamia
performance-agreement-team-title = Mipango ya watumishi wangu
performance-agreement-team-empty = Hakuna mtumishi unayemsimamia leo.
performance-agreement-team-next = Hatua
performance-agreement-team-open = Fungua mpango
performance-agreement-team-begin = Gawa kazi
performance-agreement-team-state-none = Bado hajaanza
performance-agreement-team-state-draft = Anaandaa
performance-agreement-team-state-submitted = Unasubiri majibu yako
performance-agreement-team-state-returned = Umerudishwa kwake
performance-agreement-team-state-waits-for-you = Unasubiri sahihi yako
performance-agreement-team-state-waits-for-employee = Unasubiri sahihi yake
performance-agreement-team-state-signed = Umesainiwa

# report
performance-nav-week = Wiki yangu
performance-nav-team = Timu yangu
performance-report-title = Taarifa ya wiki
performance-report-this-week = Wiki hii
performance-report-how = Jaza kazi ndogo ulizofanya wiki hii. Ukiacha kazi ndogo bila kuandika chochote, inahesabika kuwa haina mabadiliko.
performance-report-quantity = Kiasi cha wiki hii
performance-report-percent = Asilimia iliyofikiwa hadi sasa
performance-report-text = Maelezo mafupi
performance-report-more = Kukamilika na vikwazo
performance-report-completed = Kazi ndogo hii imekamilika
performance-report-completed-on = Tarehe ya kukamilika
performance-report-blocker = Kikwazo
performance-report-blocker-none = Hakuna kikwazo
performance-report-blocker-network = Mtandao
performance-report-blocker-tools = Vitendea kazi
performance-report-blocker-money = Fedha
performance-report-blocker-transport = Usafiri
performance-report-blocker-people = Upungufu wa watumishi
performance-report-blocker-weather = Hali ya hewa
performance-report-blocker-other = Kikwazo kingine
performance-report-so-far = Hadi sasa { $actual } kati ya { $target } ({ $unit })
performance-report-so-far-percent = Hadi sasa { $actual }%
performance-report-until = mwisho { $day }
performance-report-stored = Iliyohifadhiwa sasa:
performance-report-whole = Wiki nzima
performance-report-note = Maoni kuhusu wiki
performance-report-evidence = Ushahidi
performance-report-evidence-hint = Hadi mafaili 6 ya PDF au picha (JPEG, PNG, WebP), kila moja lisizidi MB 5. Si lazima.
performance-report-evidence-kept = Ushahidi uliotumwa
performance-report-evidence-drop = Ondoa { $name }
performance-report-evidence-none = Hakuna ushahidi ulioambatishwa.
performance-report-evidence-size = KB { $size }
performance-report-send = Tuma taarifa
performance-report-send-amended = Tuma marekebisho
performance-report-amend = Rekebisha taarifa
performance-report-read = Tazama taarifa na historia yake
performance-report-unchanged-week = Hakuna mabadiliko wiki hii
performance-report-unchanged-week-text = Kama hakuna kazi ndogo iliyobadilika wiki hii, tuma kwa kubonyeza mara moja.
performance-report-nothing-running = Hakuna kazi ndogo inayoendelea katika wiki hii, kwa hiyo hakuna cha kutuma.
performance-report-to-plan = Fungua mpango wangu
performance-report-late = Imechelewa
performance-report-late-text = Muda wa kutuma taarifa ya wiki hii umepita. Bado unaweza kuituma; itaonyeshwa kuwa imechelewa.
performance-report-sent-next = Inasubiri uthibitisho wa msimamizi wako. Unaweza kuirekebisha kabla hajaithibitisha.
performance-report-queried-by = { $name } anauliza
performance-report-queried-next = Rekebisha taarifa hapa chini kisha uitume tena.
performance-report-weeks = Wiki za karibuni
performance-report-weeks-none = Bado hakuna wiki ya kuonyesha.
performance-report-week-before = Wiki iliyotangulia
performance-report-state-sent = Imetumwa
performance-report-state-verified = Imethibitishwa
performance-report-state-queried = Imehojiwa
performance-report-state-unsent = Haijatumwa
performance-report-state-late = Haijatumwa, muda umepita
performance-report-status-unchanged = Hakuna mabadiliko
performance-report-status-in_progress = Inaendelea
performance-report-status-completed = Imekamilika
performance-report-pace-ahead = Bado haijaanza
performance-report-pace-excused = Haihesabiki
performance-report-pace-done = Imekamilika
performance-report-pace-good = Inaendelea vizuri
performance-report-pace-slack = Inasuasua
performance-report-pace-behind = Iko nyuma
performance-report-pace-overdue = Imepita muda wake

performance-report-no-agreement = Huna mkataba wa utendaji kazi wa mwaka wa fedha { $year }, kwa hiyo wiki hii haina taarifa. Andaa mpango wako kwanza.
performance-report-not-signed = Mkataba wako wa mwaka wa fedha { $year } bado haujasainiwa na pande zote mbili. Taarifa za wiki zinaanza baada ya kusainiwa.
performance-report-future-week = Wiki hii bado haijaanza. Unaweza kutuma taarifa ya wiki hii au ya wiki zilizopita.
performance-report-self-rating-sent = Kujitathmini kwa mwaka huu kumeshatumwa, kwa hiyo taarifa za wiki za mwaka huu haziwezi kubadilishwa tena.
performance-report-already-verified = Taarifa hii imeshathibitishwa. Kama kuna kosa, mwombe msimamizi wako aihoji ili uirekebishe.
performance-report-already-queried = Taarifa hii imeshahojiwa na inasubiri majibu ya mtumishi.
performance-report-id-taken = Taarifa hii imeshatumwa kwa wiki nyingine. Fungua upya ukurasa wa wiki kisha uitume tena.
performance-report-not-running = Kazi ndogo mojawapo haiendelei tena. Fungua upya ukurasa wa wiki kisha uitume tena.
performance-report-nothing-said = Hujaandika chochote. Jaza kazi ndogo mojawapo, au bonyeza "Hakuna mabadiliko wiki hii".
performance-report-unchanged-but-said = Umeweka alama ya "Hakuna mabadiliko" na pia umeandika kiasi au kukamilika. Acha kimoja.
performance-report-text-long = Fupisha maelezo: yasizidi herufi { $most }.
performance-report-blocker-unsaid = Andika kikwazo hicho ni kipi.
performance-report-quantity-unreadable = Andika kiasi kwa tarakimu, kwa mfano 12 au 2.5.
performance-report-quantity-negative = Kiasi hakiwezi kuwa chini ya sifuri.
performance-report-quantity-huge = Kiasi hiki ni kikubwa mno. Kagua tarakimu ulizoandika.
performance-report-percent-range = Asilimia iwe kati ya 0 na 100.
performance-report-percent-lower = Asilimia imepungua: awali ilifikia { $before }%. Eleza sababu.
performance-report-completed-unticked = Umeandika tarehe ya kukamilika. Weka alama kuwa kazi ndogo imekamilika, au futa tarehe.
performance-report-completed-on-missing = Andika tarehe ambayo kazi ndogo ilikamilika.
performance-report-completed-on-future = Tarehe ya kukamilika isiwe baada ya mwisho wa wiki hii wala baada ya leo.
performance-report-completed-on-early = Tarehe ya kukamilika isiwe kabla ya tarehe ya kuanza kwa kazi ndogo.
performance-report-evidence-many = Ambatisha mafaili yasiyozidi 6.
performance-report-stale = Taarifa ya wiki hii imebadilishwa mahali pengine baada ya wewe kufungua ukurasa huu. Ulichoandika kimebaki, na kilichohifadhiwa kinaonekana kwenye kila kazi ndogo. Kagua kisha utume tena.
performance-report-changed = Mtumishi amebadilisha taarifa hii baada ya wewe kuifungua. Isome tena hapa chini kisha utoe uamuzi.
performance-report-query-missing = Andika unachotaka mtumishi akieleze.
performance-report-none-chosen = Chagua angalau taarifa moja ya kuthibitisha.

performance-report-submit-done = Taarifa ya wiki imetumwa.
performance-report-submit-late-done = Taarifa ya wiki imetumwa, na imeonyeshwa kuwa imechelewa.
performance-report-amend-done = Marekebisho ya taarifa ya wiki yametumwa.
performance-report-verify-done = Taarifa zimethibitishwa.
performance-report-verify-some-done = Taarifa zimethibitishwa, isipokuwa zile ambazo watumishi wamezibadilisha baada ya wewe kufungua ukurasa. Zisome tena hapa chini.
performance-report-query-done = Hoja imetumwa kwa mtumishi.

performance-report-list-title = Taarifa zinazosubiri uthibitisho
performance-report-list-none = Hakuna taarifa inayosubiri uthibitisho wako.
performance-report-list-how = Soma kila taarifa. Weka alama kwenye unazozikubali, kisha uzithibitishe kwa pamoja. Kama hujaridhika na taarifa, ihoji.
performance-report-to-team = Tazama timu yangu
performance-report-verify-chosen = Thibitisha zilizochaguliwa
performance-report-choose-all = Chagua zote
performance-report-verify-button = Thibitisha
performance-report-query = Hoji
performance-report-query-text = Hoja ya msimamizi
performance-report-query-hint = Eleza wazi unachotaka kirekebishwe au kifafanuliwe.
performance-report-query-send = Tuma hoja
performance-report-answer-by = Jibu ifikapo { $day }
performance-report-answer-overdue = Ilitakiwa kujibiwa { $day }
performance-report-unchanged-all = Hakuna mabadiliko wiki hii.
performance-report-others-unchanged = Kazi ndogo nyingine zinazoendelea hazina mabadiliko.
performance-report-open = Fungua taarifa
performance-report-open-evidence = { $count ->
    [one] Fungua taarifa na ushahidi (faili 1)
   *[other] Fungua taarifa na ushahidi (mafaili { $count })
}
performance-report-line = Kazi ndogo
performance-report-done = Wiki hii
performance-report-reached = Hadi sasa
performance-report-said = Maelezo
performance-report-standing = Hali
performance-report-post = Cheo
performance-report-sent-on = Ilitumwa
performance-report-verified-on = Ilithibitishwa

# what is owed
performance-report-verify = Thibitisha taarifa ya wiki
performance-report-answer = Jibu hoja kuhusu taarifa ya wiki
performance-report-submit-event = Taarifa ya wiki ilitumwa
performance-report-amend-event = Taarifa ya wiki ilirekebishwa
performance-report-verify-event = Taarifa ya wiki ilithibitishwa
performance-report-query-event = Taarifa ya wiki ilihojiwa
performance-report-history-submit = Taarifa ya wiki ilitumwa
performance-report-history-amend = Taarifa ya wiki ilirekebishwa
performance-report-history-verify = Taarifa ya wiki ilithibitishwa
performance-report-history-query = Taarifa ya wiki ilihojiwa

performance-report-offline-waiting = Imehifadhiwa kwenye kifaa - inasubiri mtandao
performance-report-offline-refused = Taarifa iliyohifadhiwa kwenye kifaa haikupokelewa. Fungua wiki yake, kagua, kisha uitume tena.
performance-report-offline-signed-out = Imehifadhiwa kwenye kifaa. Ingia tena ili itumwe.
performance-report-offline-sent = Taarifa iliyohifadhiwa kwenye kifaa imetumwa.
performance-report-offline-drop = Futa kwenye kifaa
performance-report-offline-open = Fungua wiki hiyo
performance-report-offline-typed = Ulichoandika bila mtandao kimerudishwa kwenye fomu. Kagua kisha utume.
performance-report-offline-week = Ukurasa huu ni wa wiki iliyopita, na sasa hakuna mtandao. Chagua wiki unayotaka kujaza:

performance-team-title = Timu yangu
performance-team-none = Hakuna mtumishi unayemsimamia leo.
performance-team-employee = Mtumishi
performance-team-plan = Mkataba
performance-team-plan-none = Hajaanza
performance-team-plan-draft = Rasimu
performance-team-plan-submitted = Umewasilishwa
performance-team-plan-returned = Umerudishwa
performance-team-plan-approved = Umeidhinishwa, unasubiri sahihi
performance-team-plan-signed = Umesainiwa
performance-team-last-week = Taarifa ya wiki iliyopita
performance-team-progress = Utekelezaji
performance-team-progress-figures = { $actual }% kati ya { $expected }% inayotarajiwa
performance-team-overdue = { $count ->
    [one] Kazi ndogo 1 imepita muda wake
   *[other] Kazi ndogo { $count } zimepita muda wake
}
performance-team-waiting = Yanayokusubiri
performance-team-waiting-none = Hakuna
performance-team-waiting-count = { $count ->
    [one] Jambo 1
   *[other] Mambo { $count }
}
performance-team-waiting-oldest = la kwanza: ifikapo { $day }
performance-team-week = Wiki iliyopita: { $week }
performance-team-to-reports = Taarifa zinazosubiri uthibitisho
performance-team-to-plans = Mipango ya timu yangu
performance-team-not-owed = Haihitajiki

# appraisal
performance-nav-appraisal = Tathmini yangu
performance-nav-mark = Alama zangu
performance-nav-appraisals = Tathmini za watumishi
performance-appraisal-title = Tathmini ya utendaji kazi
performance-appraisal-self-title = Jitathmini
performance-appraisal-supervise-title = Tathmini ya msimamizi
performance-appraisal-discuss-title = Alama za makubaliano
performance-appraisal-countersign-title = Thibitisha tathmini
performance-appraisal-decide-title = Amua pingamizi
performance-appraisal-team-title = Tathmini za ninaowasimamia
performance-appraisal-list-title = Tathmini za watumishi
# what is owed (the list of what waits)
performance-appraisal-self = Jitathmini
performance-appraisal-supervise = Tathmini mtumishi
performance-appraisal-discuss = Andika alama za makubaliano
performance-appraisal-agree = Jibu alama za makubaliano
performance-appraisal-countersign = Thibitisha tathmini
# the history
performance-appraisal-open-event = Tathmini ilifunguliwa
performance-appraisal-self-event = Tathmini ya mtumishi iliandikwa
performance-appraisal-supervise-event = Tathmini ya msimamizi iliandikwa
performance-appraisal-discuss-event = Alama za makubaliano ziliandikwa
performance-appraisal-agree-event = Mtumishi alikubali alama za makubaliano
performance-appraisal-dispute-event = Mtumishi alipinga alama za makubaliano
performance-appraisal-countersign-event = Tathmini ilithibitishwa
performance-appraisal-publish-event = Matokeo ya tathmini yalitangazwa
# states
performance-appraisal-state-none = Haijafunguliwa
performance-appraisal-state-open = Inasubiri mtumishi ajitathmini
performance-appraisal-state-self_rated = Inasubiri tathmini ya msimamizi
performance-appraisal-state-supervisor_rated = Inasubiri majadiliano
performance-appraisal-state-discussed = Inasubiri jibu la mtumishi
performance-appraisal-state-agreed = Mtumishi amekubali
performance-appraisal-state-disputed = Mtumishi amepinga
performance-appraisal-state-countersigned = Imethibitishwa
performance-appraisal-state-published = Imetangazwa
performance-appraisal-stage-self = Kujitathmini
performance-appraisal-stage-supervisor = Tathmini ya msimamizi
performance-appraisal-stage-agreed = Makubaliano
performance-appraisal-stage-countersign = Uthibitisho
performance-appraisal-stage-publish = Kutangazwa
# the next step
performance-appraisal-next = Hatua inayofuata:
performance-appraisal-next-own = jitathmini, kisha utume kwa msimamizi wako. Muda wa mwisho ni { $day }.
performance-appraisal-next-own-late = muda wa kujitathmini uliisha { $day }, lakini bado unaweza kujitathmini hadi msimamizi atakapotuma tathmini yake.
performance-appraisal-next-own-later = kujitathmini kutafunguliwa { $day }. Hakuna la kufanya sasa.
performance-appraisal-next-wait-own = tunasubiri mtumishi ajitathmini hadi { $day }.
performance-appraisal-next-silent-employee = muda wa kujitathmini umeisha bila mtumishi kujitathmini. Endelea na tathmini yako; muda wa mwisho ni { $day }.
performance-appraisal-next-no-supervisor = mtumishi huyu hana msimamizi ndani ya taasisi. Mkuu wa taasisi hutathminiwa na mamlaka iliyo juu ya taasisi, ambayo bado haijaunganishwa na mfumo.
performance-appraisal-next-supervise = tathmini ubora wa kazi na sifa za utendaji bora. Muda wa mwisho ni { $day }.
performance-appraisal-next-supervise-later = mtumishi amejitathmini. Tathmini ya msimamizi itafunguliwa { $day }.
performance-appraisal-next-wait-supervisor = tunasubiri tathmini ya msimamizi hadi { $day }. Asipotathmini kwa wakati, msimamizi wa pili ataendelea.
performance-appraisal-next-discuss = kutana na mtumishi, mjadiliane, kisha uandike alama za makubaliano. Muda wa mwisho ni { $day }.
performance-appraisal-next-wait-discuss = mtumishi na msimamizi wajadiliane; msimamizi ataandika alama za makubaliano kabla ya { $day }.
performance-appraisal-next-answer = soma alama za makubaliano, kisha ukubali au upinge. Muda wa mwisho ni { $day }.
performance-appraisal-next-wait-answer = tunasubiri jibu la mtumishi hadi { $day }.
performance-appraisal-next-silent-answer = mtumishi hakujibu kwa wakati. Kagua alama za makubaliano, kisha uthibitishe kabla ya { $day }.
performance-appraisal-next-countersign = kagua alama za makubaliano, kisha uthibitishe. Muda wa mwisho ni { $day }.
performance-appraisal-next-wait-countersign = tunasubiri uthibitisho wa msimamizi wa pili hadi { $day }.
performance-appraisal-next-decide = soma pingamizi la mtumishi, uamue alama, na uandike sababu. Muda wa mwisho ni { $day }.
performance-appraisal-next-wait-decide = msimamizi wa pili ataamua pingamizi kabla ya { $day }.
performance-appraisal-next-publish = tangaza matokeo ili mtumishi aone alama na hesabu yake. Muda wa mwisho ni { $day }.
performance-appraisal-next-wait-publish = tathmini imethibitishwa. Matokeo yatatangazwa kuanzia { $day }.
performance-appraisal-next-published = tathmini imekamilika na alama imetangazwa.
performance-appraisal-self-start = Jitathmini
performance-appraisal-supervise-start = Tathmini
performance-appraisal-discuss-start = Andika alama za makubaliano
performance-appraisal-discuss-change = Rekebisha alama za makubaliano
performance-appraisal-countersign-start = Kagua na uthibitishe
performance-appraisal-decide-start = Amua pingamizi
performance-appraisal-agree-button = Kubali
performance-appraisal-dispute = Pinga
performance-appraisal-dispute-open = Sikubaliani na alama hizi
performance-appraisal-dispute-reason = Sababu ya kupinga
performance-appraisal-dispute-hint = Taja kazi ndogo au sifa unayopinga na kwa nini. Msimamizi wa pili atasoma maneno haya na kuamua.
performance-appraisal-dispute-said = Pingamizi la mtumishi
performance-appraisal-publish = Tangaza
performance-appraisal-draft = Hifadhi rasimu
performance-appraisal-send-self = Tuma kwa msimamizi
performance-appraisal-send-supervise = Tuma tathmini
performance-appraisal-send-discuss = Tuma kwa mtumishi
performance-appraisal-send-countersign = Thibitisha
performance-appraisal-send-decide = Amua na uthibitishe
performance-appraisal-intro-self = Pima ubora wa kila kazi ndogo na sifa zako za utendaji. Kiasi na muda vimekwisha kuhesabiwa kutoka kwenye taarifa zako za wiki. Alama zako hazitaonekana kwa msimamizi hadi utakapozituma, na hutaona zake kabla ya hapo.
performance-appraisal-intro-supervise = Pima ubora wa kila kazi ndogo na sifa za mtumishi. Kiasi na muda vimekwisha kuhesabiwa; rekebisha kiasi pale tu unapokuwa na sababu. Mtumishi ataona alama zako baada ya kuzituma.
performance-appraisal-intro-discuss = Andika alama mlizokubaliana. Pale mtumishi na msimamizi walipotoa alama sawa, imekwisha kujazwa; palipo tofauti, jazeni pamoja baada ya kujadiliana.
performance-appraisal-intro-countersign = Ukithibitisha, alama hizi hazitabadilishwa tena na zitasubiri kutangazwa.
performance-appraisal-intro-decide = Mtumishi amepinga alama za makubaliano. Zibadilishe pale pingamizi linapokuwa na msingi, ziache zilivyo pengine, na uandike sababu ya uamuzi wako.
performance-appraisal-how = Kwanza unajitathmini, kisha msimamizi anatathmini, mnajadiliana na kuandika alama za makubaliano, msimamizi wa pili anathibitisha, na matokeo yanatangazwa.
performance-appraisal-start-unsigned = bado huna mkataba wa utendaji kazi uliosainiwa wa mwaka huu, kwa hiyo hakuna cha kutathmini. Kujitathmini kutafunguliwa { $day }.
performance-appraisal-start-later = kujitathmini kutafunguliwa { $day }. Hakuna la kufanya sasa.
performance-appraisal-start-now = kujitathmini kumefunguliwa tangu { $day }. Anza sasa; unaweza kuhifadhi rasimu na kuendelea baadaye.
# the form
performance-appraisal-indicator = Kiashiria
performance-appraisal-planned = Kiasi kilichopangwa
performance-appraisal-reached = Kiasi kilichofikiwa kwa taarifa
performance-appraisal-amount = { $amount } ({ $unit })
performance-appraisal-period = Muda uliopangwa
performance-appraisal-from-to = { $from } hadi { $to }
performance-appraisal-completed = Ilikamilika
performance-appraisal-quality = Ubora
performance-appraisal-tune = Ongeza au punguza
performance-appraisal-tune-hint = Si lazima. Kwa mfano -5 au 5; si zaidi ya { $most } kila upande.
performance-appraisal-reason = Maelezo
performance-appraisal-reason-hint = Lazima kama ubora uko chini ya { $below } au juu ya { $above }.
performance-appraisal-their-reason = Maelezo yake
performance-appraisal-counted = Kiasi kinachohesabiwa
performance-appraisal-counted-hint = Kama taarifa ni sahihi, usibadilishe.
performance-appraisal-counted-reason = Sababu ya kurekebisha kiasi
performance-appraisal-counted-reason-hint = Lazima kama umebadilisha kiasi.
performance-appraisal-counted-because = Kiasi kimerekebishwa
performance-appraisal-step-1 = Hafifu sana: haikidhi matarajio
performance-appraisal-step-2 = Hafifu: inahitaji marekebisho mengi
performance-appraisal-step-3 = Wastani: inakidhi mahitaji ya msingi
performance-appraisal-step-4 = Nzuri: sahihi, kamili na ya kuaminika
performance-appraisal-step-5 = Bora sana: ni mfano kwa wengine
performance-appraisal-scale-1 = Hafifu sana
performance-appraisal-scale-2 = Hafifu
performance-appraisal-scale-3 = Wastani
performance-appraisal-scale-4 = Vizuri
performance-appraisal-scale-5 = Vizuri sana
performance-appraisal-scale-0 = Haihusiki
performance-appraisal-factors = Sifa za utendaji bora
performance-appraisal-factors-hint = Chagua neno linaloelezea vizuri zaidi kila sifa kwa mwaka mzima. Chagua Haihusiki pale sifa isipohusu kazi za mtumishi huyu.
performance-appraisal-management-not-applicable = Haihusiki: mtumishi huyu hana watumishi anaowasimamia.
performance-appraisal-excused = Kazi ndogo hii imesamehewa: haihesabiki, na uzito wake umegawiwa kwa nyingine.
performance-appraisal-excused-tag = Imesamehewa
performance-appraisal-comment = Maoni ya jumla
performance-appraisal-comment-hint = Si lazima.
performance-appraisal-decision = Sababu ya uamuzi
performance-appraisal-decision-hint = Mtumishi ataisoma. Eleza ulichobadilisha, ulichoacha, na kwa nini.
performance-appraisal-expected = Alama itakayopatikana
performance-appraisal-expected-note = Imehesabiwa kutoka kwenye alama za makubaliano zilizohifadhiwa. Bado haijatangazwa.
performance-appraisal-overtaken = Tathmini hii imebadilishwa wakati ukiandika. Linganisha hapa chini; ukituma tena, ulichoandika kitachukua nafasi ya kilichohifadhiwa.
performance-appraisal-conflict = Tofauti kati ya kilichohifadhiwa na ulichoandika
performance-appraisal-conflict-about = Kipengele
performance-appraisal-conflict-kept = Kilichohifadhiwa sasa
performance-appraisal-conflict-typed = Ulichoandika
# one appraisal
performance-appraisal-employee = Mtumishi
performance-appraisal-check-number = Cheki namba
performance-appraisal-post = Cheo
performance-appraisal-unit = Idara, kitengo au sehemu
performance-appraisal-supervisor = Msimamizi
performance-appraisal-second-level = Msimamizi wa pili
performance-appraisal-without-second-level = Hakuna msimamizi wa pili ndani ya taasisi; tathmini ilithibitishwa mtumishi alipokubali.
performance-appraisal-sub-task = Kazi ndogo
performance-appraisal-weight = Uzito
performance-appraisal-quantity = Kiasi
performance-appraisal-column-self = Mtumishi
performance-appraisal-column-supervisor = Msimamizi
performance-appraisal-column-agreed = Makubaliano
performance-appraisal-factor = Sifa
performance-appraisal-comments = Maoni
performance-appraisal-state = Hali
# lists
performance-appraisal-team-caption = Watumishi unaowasimamia leo
performance-appraisal-team-empty = Leo hakuna mtumishi unayemsimamia. Kama hii si sahihi, mwone Afisa Utumishi.
performance-appraisal-open-one = Fungua tathmini
performance-appraisal-open-all = Fungua tathmini zote
performance-appraisal-publish-all = Tangaza zote zilizothibitishwa
performance-appraisal-list-unopened = { $count ->
    [one] mkataba 1 uliosainiwa haujafunguliwa tathmini.
   *[other] mikataba { $count } iliyosainiwa haijafunguliwa tathmini.
}
performance-appraisal-list-publish = kuna tathmini zilizothibitishwa zinazosubiri kutangazwa.
performance-appraisal-list-windows = Kujitathmini hufunguliwa { $opens }; matokeo hutangazwa kuanzia { $publishes }.
performance-appraisal-list-counts = Tathmini kwa hali
performance-appraisal-list-all = Tathmini zote
performance-appraisal-other-years = Miaka mingine
performance-appraisal-list-empty = Hakuna tathmini ya hali hii.
performance-appraisal-count = Idadi
# done
performance-appraisal-open-done = Tathmini zimefunguliwa.
performance-appraisal-draft-done = Rasimu imehifadhiwa. Hakuna aliyeiona bado.
performance-appraisal-self-done = Tathmini yako imetumwa kwa msimamizi.
performance-appraisal-supervise-done = Tathmini imetumwa. Sasa kutana na mtumishi mjadiliane.
performance-appraisal-discuss-done = Alama za makubaliano zimetumwa kwa mtumishi.
performance-appraisal-agree-done = Umekubali alama za makubaliano.
performance-appraisal-dispute-done = Pingamizi lako limetumwa kwa msimamizi wa pili.
performance-appraisal-countersign-done = Tathmini imethibitishwa.
performance-appraisal-publish-done = Matokeo yametangazwa.
# what is wrong
performance-appraisal-invalid-quality-missing = Chagua ubora wa kazi ndogo hii.
performance-appraisal-invalid-quality = Chagua ubora kutoka kwenye orodha.
performance-appraisal-invalid-tune = Andika namba kamili, kwa mfano -5 au 5.
performance-appraisal-invalid-tune-range = Ongeza au punguza si zaidi ya { $most }, na ubora ubaki kati ya 0 na 100.
performance-appraisal-invalid-reason-missing = Andika maelezo: ubora uko chini ya { $below } au juu ya { $above }.
performance-appraisal-invalid-counted = Andika kiasi kwa namba, kwa mfano 12 au 12.5.
performance-appraisal-invalid-counted-reason = Andika sababu ya kurekebisha kiasi.
performance-appraisal-invalid-item = Chagua neno kutoka kwenye orodha.
performance-appraisal-invalid-item-missing = Chagua neno, au Haihusiki.
performance-appraisal-invalid-long = Fupisha: si zaidi ya herufi { $most }.
performance-appraisal-invalid-dispute-missing = Andika sababu.
performance-appraisal-refused-not-signed = Mkataba wa utendaji kazi wa mwaka huu haujasainiwa, kwa hiyo tathmini haiwezi kufunguliwa.
performance-appraisal-refused-no-supervisor = Mtumishi huyu hana msimamizi katika mfumo, kwa hiyo tathmini haiwezi kuendelea. Afisa Utumishi amwekee msimamizi.
performance-appraisal-refused-not-yet = Hatua hii itafunguliwa { $day }.
performance-appraisal-refused-self-missing = Mtumishi bado ana nafasi ya kujitathmini hadi { $day }. Baada ya hapo utaweza kuendelea.
performance-appraisal-refused-already-sent = Hatua hii imekwisha kufanyika; haiwezi kurudiwa.
performance-appraisal-refused-supervisor-missing = Msimamizi bado hajatuma tathmini yake.
performance-appraisal-refused-agreed-missing = Alama za makubaliano bado hazijaandikwa.
performance-appraisal-refused-answer-missing = Mtumishi bado ana nafasi ya kujibu hadi { $day }.
performance-appraisal-refused-not-countersigned = Tathmini hii bado haijathibitishwa, kwa hiyo haiwezi kutangazwa.
performance-appraisal-refused-published = Tathmini hii imetangazwa; haiwezi kubadilishwa.
performance-appraisal-refused-not-your-turn = Msimamizi bado ana nafasi hadi { $day }. Baada ya hapo msimamizi wa pili anaweza kuendelea.
performance-appraisal-refused-has-second-level = Tathmini hii inathibitishwa na msimamizi wa pili.
performance-appraisal-refused-own = Huwezi kuthibitisha tathmini yako mwenyewe.

# mark
performance-mark-title = Hesabu ya alama
performance-mark-show = Onyesha hesabu
performance-mark-own-title = Alama zangu
performance-mark-published = Alama zilizotangazwa
performance-mark-own-empty = Bado hakuna alama iliyotangazwa.
performance-mark-year = Mwaka
performance-mark-overall = Alama ya mwaka
performance-mark-band = Daraja
performance-mark-published-on = Ilitangazwa
performance-mark-band-1 = Bora sana
performance-mark-band-2 = Juu ya wastani
performance-mark-band-3 = Wastani
performance-mark-band-4 = Hafifu
performance-mark-band-5 = Hafifu sana
performance-mark-part-R = Matokeo ya kazi
performance-mark-part-B = Sifa za utendaji
performance-mark-part-M = Wajibu wa msimamizi
performance-mark-part-I = Alama ya taasisi
performance-mark-band-from = Daraja hili huanzia alama { $lowest }.
performance-mark-made = Imehesabiwa kwa kanuni { $formula }, { $day }.
performance-mark-without-institution = Alama hii haina alama ya taasisi (I), kwa sababu taasisi bado haijapewa alama ya mwaka huu. Sehemu nyingine zimegawana uzito wake; ndiyo maana kanuni imeandikwa F1-without-I.
performance-mark-how = Hapa kuna kila namba iliyoingia kwenye alama, kuanzia taarifa za wiki. Namba zote zimehesabiwa kamili bila kukadiria; alama ya mwaka pekee ndiyo iliyokadiriwa hadi tarakimu mbili, mara moja, mwishoni. Alama … ina maana tarakimu zinaendelea.
performance-mark-formula-s = Kila kazi ndogo hupata s = n × ({ $base } + { $quality } × l ÷ 100 + { $time } × d). n ni sehemu ya kiasi kilichofikiwa, l ni ubora (0 hadi 100), d ni kukamilika kwa wakati (0 hadi 1). Kwa hiyo ubora na muda huhesabiwa kwa kilichofanyika tu.
performance-mark-step-quantity = Kiasi: { $actual } kati ya { $target } ({ $unit }), n = { $n }
performance-mark-step-corrected = Taarifa za wiki zilisema { $reported }; msimamizi alirekebisha kiasi kwa sababu iliyoandikwa kwenye tathmini.
performance-mark-step-quality = Ubora uliokubaliwa: l = { $l }
performance-mark-step-in-time = Muda: ilikamilika { $completed }, kabla au siku ya mwisho ({ $end }), d = { $d }
performance-mark-step-running = Muda: ni kazi ya hadi mwisho wa mwaka ({ $end }), d = { $d }
performance-mark-step-late = Muda: ilipaswa kukamilika { $end }, ilikamilika { $completed }: imechelewa siku { $days } kati ya siku { $grace } za nafasi, d = { $d }
performance-mark-step-unfinished = Muda: ilipaswa kukamilika { $end } na haijakamilika: imechelewa siku { $days } kati ya siku { $grace } za nafasi, d = { $d }
performance-mark-reports = { $count ->
    [one] Taarifa 1 ya wiki
   *[other] Taarifa { $count } za wiki
}
performance-mark-report-sent = imetumwa
performance-mark-report-verified = imethibitishwa
performance-mark-report-queried = imehojiwa
performance-mark-task-excused = Kazi hii yote imesamehewa: haihesabiki, na uzito wake umegawiwa kwa kazi nyingine.
performance-mark-formula-b = Kila sifa ni wastani wa vipengele vinavyohusika (1 hafifu sana hadi 5 vizuri sana). Wastani wa sifa zote hubadilishwa kuwa alama ya 0 hadi 100.
performance-mark-mean-of = Wastani wa
performance-mark-mean = Wastani
performance-mark-factor-mean = Wastani wa sifa zote: { $mean }
performance-mark-no-behaviour = Hakuna sifa inayohusika; sehemu hii haihesabiki na uzito wake umegawiwa kwa nyingine.
performance-mark-duty = Kati ya majibu { $due } uliyopaswa kuwapa unaowasimamia mwaka huu (kuidhinisha, kuthibitisha taarifa, kutathmini), { $met } yalitolewa kwa wakati.
performance-mark-no-duty = Mwaka huu hakuna jibu lililofikia siku ya mwisho; sehemu hii haihesabiki na uzito wake umegawiwa kwa nyingine.
performance-mark-group-staff = Mtumishi asiye na watumishi chini yake: matokeo ya kazi na sifa za utendaji, kila moja kwa uzito wake.
performance-mark-group-supervisor = Msimamizi: matokeo ya kazi, sifa za utendaji na wajibu wa msimamizi, kila moja kwa uzito wake.
performance-mark-group-head = Mkuu wa taasisi: alama ya taasisi, matokeo ya kazi, sifa za utendaji na wajibu wa msimamizi, kila moja kwa uzito wake.
performance-mark-rounding = Imekadiriwa mara moja tu, hapa mwishoni: nusu huenda juu.
performance-mark-to-appraisal = Rudi kwenye tathmini
performance-mark-download = Pakua alama zote (CSV)
performance-mark-none-yet = Alama bado haijatangazwa.
performance-mark-none-excused = Hajatathminiwa: kazi zote za mwaka huu zilisamehewa, kwa hiyo hakuna alama. Hii si sifuri.
performance-mark-preview = Kama ulivyo sasa: { $year }
performance-mark-preview-today = Kama mwaka ungeisha leo, { $day }
performance-mark-preview-range = Matokeo ya kazi (R) yangekuwa kati ya { $lowest } (ubora { $low }) na { $highest } (ubora { $high }).
performance-mark-preview-note = Hii ni hesabu ya mfano, si alama. Kazi ambayo bado haijafanywa inahesabiwa kama sifuri kwa sasa; ubora na sifa za utendaji bado hazijatathminiwa.
performance-mark-preview-none = Utaona hesabu ya mwaka huu baada ya mkataba wako kusainiwa.
performance-mark-progress = Kiwango kilichofikiwa
performance-mark-refused-quality-missing = Kuna kazi ndogo isiyo na alama ya ubora iliyokubaliwa, kwa hiyo alama haiwezi kuhesabiwa.
performance-mark-refused-institution-missing = Alama ya mkuu wa taasisi inasubiri alama ya taasisi.

# orphan
performance-orphan-title = Kazi zisizo na shughuli
performance-orphan-back = Shughuli zisizo na mtekelezaji
performance-orphan-text = Kazi hizi za watumishi hazijaunganishwa na shughuli yoyote ya mpango wa taasisi. Mtumishi huiunganisha kwenye mpango wake kabla haujaidhinishwa.
performance-orphan-empty = Kila kazi imeunganishwa na shughuli ya taasisi.
performance-orphan-task = Kazi
performance-orphan-employee = Mtumishi
performance-orphan-unit = Idara, kitengo au sehemu

# excuse
performance-excuse = Samehe kazi ndogo hii
performance-excuse-title = Kusamehe kazi ndogo
performance-excuse-explanation = Kazi ndogo hii haitahesabika kwenye alama ya { $name }; uzito wake utagawiwa kwa kazi ndogo nyingine za kazi hiyo. Mtumishi ataona sababu.
performance-excuse-grant-event = Kazi ndogo ilisamehewa
performance-excuse-revoke-event = Msamaha wa kazi ndogo uliondolewa
performance-excuse-tag = Imesamehewa
performance-excuse-link-running = Samehe
performance-excuse-link-completed = Samehe
performance-excuse-link-excused = Ondoa msamaha
performance-excuse-task = Kazi
performance-excuse-sub-task = Kazi ndogo
performance-excuse-reason = Sababu
performance-excuse-reason-hint = Andika kilichozuia kazi hii kufanyika, ambacho mtumishi hakuwa na uwezo nacho.
performance-excuse-reason-missing = Andika sababu ya kusamehe kazi ndogo hii.
performance-excuse-done = Kazi ndogo imesamehewa: haitahesabika kwenye alama.
performance-excuse-resume = Ondoa msamaha
performance-excuse-resume-explanation = Kazi ndogo hii imesamehewa. Ukiondoa msamaha itahesabika tena, kwa kiasi kilichoandikwa kwenye taarifa za wiki.
performance-excuse-resume-done = Msamaha umeondolewa: kazi ndogo inahesabika tena.
performance-excuse-back = Rudi kwenye mkataba
performance-excuse-changed-meanwhile = Kazi ndogo hii imebadilika tangu ulipofungua ukurasa. Iangalie tena kabla ya kuendelea.
performance-excuse-not-signed = Kazi ndogo inasamehewa baada ya mkataba kusainiwa na pande zote mbili.
performance-excuse-excused = Kazi ndogo hii ilishasamehewa.
performance-excuse-not-excused = Kazi ndogo hii haijasamehewa.
performance-excuse-marks-agreed = Alama za mwaka huu zimeshajadiliwa; kinachohesabiwa hakiwezi kubadilishwa tena.

# Mikataba ambayo haijasainiwa
performance-unsigned-own-none = Anza mpango wako wa mwaka huu
performance-unsigned-own-draft = Kamilisha mpango wako, kisha uwasilishe
performance-unsigned-own-late = Mkataba wako wa mwaka huu haujasainiwa
performance-unsigned-team-none = Unaowasimamia wasio na mpango wa mwaka huu
performance-unsigned-team-late = Mikataba ya unaowasimamia haijasainiwa
performance-unsigned-below-late = Mikataba haijasainiwa chini ya unaowasimamia
performance-unsigned-since = Ilitakiwa kusainiwa kabla ya au tarehe { $day }
performance-unsigned-below-count = { $count ->
    [one] Mtumishi 1 anayemsimamia hana mkataba uliosainiwa
   *[other] Watumishi { $count } anaowasimamia hawana mkataba uliosainiwa
}
performance-team-to-appraisals = Tathmini za timu yangu
# Mkuu wa taasisi
performance-agreement-authority-council = Katibu Tawala wa Mkoa
performance-agreement-authority-region = Katibu Mkuu Kiongozi
performance-agreement-authority-ministry = Katibu Mkuu Kiongozi
performance-agreement-authority-agency = mamlaka ya uteuzi au mwenyekiti wa bodi
performance-agreement-signed-above = Wewe ni mkuu wa taasisi: mkataba wako hujadiliwa na kusainiwa na mamlaka iliyo juu ya taasisi, ambayo bado haijaunganishwa na mfumo huu. Chapisha mpango wako na usainiwe kwa karatasi.
performance-agreement-begin-signed-above = Wewe ni mkuu wa taasisi. Mkataba wako hujadiliwa na kusainiwa na { $supervisor }, ambaye bado hajaunganishwa na mfumo huu. Andaa mpango wako hapa, uuchapishe na mkausaini kwa karatasi. Mfumo hautauhesabu kuwa umechelewa, wala hautakupa alama.
performance-agreement-next-signed-above = andaa mpango wako, uuchapishe, na usainiwe kwa karatasi na { $supervisor }. Mamlaka iliyo juu ya taasisi bado haijaunganishwa na mfumo huu, kwa hiyo mpango wa mkuu wa taasisi hubaki rasimu na hauhesabiwi kuwa umechelewa.
performance-agreement-next-no-supervisor = huna msimamizi aliyesajiliwa leo, kwa hiyo mpango hauwezi kuwasilishwa. Wasiliana na Afisa Utumishi; unaweza kuendelea kuuandaa.
performance-appraisal-start-signed-above = wewe ni mkuu wa taasisi. Mkataba wako husainiwa na mamlaka iliyo juu ya taasisi, nje ya mfumo huu; kwa hiyo tathmini yako hufanywa na mamlaka hiyo kwa fomu yake, na mfumo hautakupa alama.
performance-report-evidence-too-large = Faili kwa pamoja zinazidi MB { $most }, kwa hiyo hazikupokelewa. Ulichoandika kipo; chagua faili ndogo zaidi kisha utume tena.
