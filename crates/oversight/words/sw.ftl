oversight-nav-home = Mwanzo
# Ukurasa wa mwanzo
oversight-home-title = Yanayokusubiri
oversight-home-nothing = Hakuna kinachokusubiri leo. Kazi njema.
oversight-home-count = { $count ->
    [one] Jambo 1 linakusubiri.
   *[other] Mambo { $count } yanakusubiri; lenye muda wa zamani zaidi liko juu.
}
oversight-home-due = Mwisho { $day }
oversight-home-late = { $count ->
    [one] Imechelewa siku 1
   *[other] Imechelewa siku { $count }
}
oversight-home-week = Jaza taarifa ya wiki
# Msaada
oversight-help-title = Msaada
oversight-help-1-question = Tija ni nini?
oversight-help-1-answer = Ni mfumo wa kupanga, kutekeleza na kupima utendaji kazi wa mtumishi na taasisi. Madhumuni yake ni kusaidia kazi ifanyike, na kila mtu aone alama yake ilivyopatikana.
oversight-help-2-question = Naanzaje mwaka?
oversight-help-2-answer = Fungua Mpango wangu. Chagua kiolezo cha kada yako, nakili mpango wa mwaka jana, au andika mwenyewe kazi na kazi ndogo. Uzito wa kazi zote uwe 100, na uzito wa kazi ndogo ndani ya kila kazi uwe 100. Kisha wasilisha kwa msimamizi wako.
oversight-help-3-question = Najazaje taarifa ya wiki?
oversight-help-3-answer = Fungua Wiki yangu. Andika kiasi ulichofanya kwa kila kazi ndogo. Pasipo na jipya, weka alama kwenye Hakuna mabadiliko, kisha tuma. Taarifa ya wiki hutakiwa kufika ifikapo Jumatatu inayofuata; ikichelewa hupokelewa na huandikwa kuwa imechelewa.
oversight-help-4-question = Sina mtandao. Nifanyeje?
oversight-help-4-answer = Kwenye simu iliyowahi kufungua Wiki yangu, jaza kama kawaida na utume; taarifa hubaki kwenye kifaa na hutumwa mtandao ukirudi. Ukituma mara mbili huhesabiwa mara moja.
oversight-help-5-question = Msimamizi wangu hajibu. Je, nitapata sifuri?
oversight-help-5-answer = Hapana. Ukimya wa msimamizi haupunguzi alama yako. Siku anazochelewa huhesabiwa kwenye alama yake ya usimamizi.
oversight-help-6-question = Alama yangu imepatikanaje?
oversight-help-6-answer = Fungua Alama zangu, kisha Onyesha hesabu. Utaona kila namba: kiasi ulichoripoti, kiasi kilichopangwa, ubora, muda, uzito, na kanuni iliyotumika.
oversight-help-7-question = Nimeona kosa kwenye taarifa zangu.
oversight-help-7-answer = Taarifa za ajira, kituo na msimamizi hurekebishwa na Afisa Utumishi. Historia yako yote, na nani aliyebadilisha nini, iko kwenye Taarifa zangu.
oversight-help-8-question = Nimesahau nywila.
oversight-help-8-answer = Omba namba mpya ya kuwezesha akaunti kwa Afisa Utumishi wa taasisi yako, kisha chagua nywila mpya. Usimpe mtu mwingine nywila yako, hata anayesema atakujazia taarifa.
oversight-help-9-question = Nahitaji msaada zaidi.
oversight-help-9-answer = Mwone mratibu wa PEPMIS au Afisa Utumishi wa taasisi yako. Ukiona namba ya ombi chini ya ukurasa, itaje: inasaidia kupata tatizo haraka.
# Faragha
oversight-privacy-title = Faragha
oversight-privacy-1-question = Ni taarifa gani zinatunzwa?
oversight-privacy-1-answer = Jina, cheki namba, jinsi, tarehe ya kuzaliwa, simu, barua pepe, kituo, cheo, mpango wako, taarifa zako za wiki, ushahidi ulioambatisha, na tathmini yako.
oversight-privacy-2-question = Nani anaziona?
oversight-privacy-2-answer = Wewe mwenyewe; msimamizi wako na msimamizi wake; na maafisa wa taasisi yako kwa kiwango cha jukumu lao. Taasisi nyingine hazioni. Kila badiliko huandikwa pamoja na aliyelifanya.
oversight-privacy-3-question = Zinatumika kwa nini?
oversight-privacy-3-answer = Kwa kupanga, kufuatilia na kupima utendaji kazi tu. Mshahara wako hautegemei kujaza mfumo huu.
oversight-privacy-4-question = Nina haki gani?
oversight-privacy-4-answer = Kuona taarifa zako zote na historia yake, kuomba zirekebishwe, na kujua kila namba ya alama yako ilivyopatikana. Sheria ya Ulinzi wa Taarifa Binafsi Na. 11 ya 2022 inakulinda.
oversight-privacy-5-question = Vidakuzi?
oversight-privacy-5-answer = Viwili tu: kimoja cha kukuweka ndani ya mfumo na kimoja cha lugha uliyochagua. Hakuna cha kukufuatilia.
oversight-home-others = { $count ->
    [one] { $name } na mwingine 1
   *[other] { $name } na wengine { $count }
}
# Usawa wa tathmini
oversight-nav-fairness = Usawa wa tathmini
oversight-nav-fairness-institution = Usawa wa taasisi
oversight-nav-fairness-nation = Usawa wa taifa
oversight-fairness-purpose = Takwimu hizi ni za kuanzisha mazungumzo. Hazibadilishi alama ya mtu yeyote, hazipangi watu kwa nafasi, na peke yake haziwezi kuthibitisha upendeleo. Kundi dogo husema kidogo: mtu mmoja au wawili wanaweza kubadilisha takwimu zote.
oversight-fairness-counted = Zimehesabiwa { $time } kutoka alama zilizotangazwa; huhesabiwa upya zikitangazwa nyingine.
oversight-fairness-years = Miaka mingine
oversight-fairness-none = Hakuna alama zilizotangazwa na kuhesabiwa kwa mwaka huu.
oversight-fairness-supervisor = Msimamizi
oversight-fairness-institution = Taasisi yote
oversight-fairness-nation = Taifa lote
oversight-fairness-group = Kundi
oversight-fairness-nameless = Haijaandikwa
oversight-fairness-median = Alama ya kati
oversight-fairness-middle = Nusu ya katikati
oversight-fairness-small = Kundi dogo
oversight-fairness-pooled = { $count ->
    [one] Kundi dogo 1
   *[other] Makundi { $count } yaliyofichwa, kwa pamoja
}
oversight-fairness-hidden = Kundi lenye watu pungufu ya { $people } halionyeshwi peke yake. Likifichwa moja, jingine dogo huambatana nalo, ili la kwanza lisiweze kupatikana kwa kutoa kutoka jumla; yaliyofichwa huonyeshwa kwa pamoja tu.
oversight-fairness-all-hidden = makundi yote yamefichwa, kwa sababu mengi yana watu pungufu ya { $people }.
oversight-fairness-by-sex = Kwa jinsi
oversight-fairness-by-cadre = Kwa kada
oversight-fairness-by-region = Kwa mkoa wa taasisi
oversight-fairness-line-title = Usawa wa tathmini: wasimamizi walio chini yako
oversight-fairness-line-text = Kila msimamizi uliye juu yake, na jinsi alama zake za ubora zilivyotawanyika ukilinganisha na taasisi yote. Orodha imepangwa kwa majina.
oversight-fairness-line-caption = Wasimamizi walio chini yako
oversight-fairness-line-none = Hakuna msimamizi chini yako aliyetoa alama zilizotangazwa kwa mwaka huu.
oversight-fairness-to-own = Takwimu za alama ulizotoa wewe
oversight-fairness-to-institution = Takwimu za taasisi yote
oversight-fairness-institution-title = Usawa wa tathmini: taasisi
oversight-fairness-institution-text = Alama za ubora za taasisi yote, na idadi ya wasimamizi wenye jambo la kuzungumza. Majina hayapo hapa: kila msimamizi huonekana na aliye juu yake na yeye mwenyewe tu.
oversight-fairness-nation-title = Usawa wa tathmini: taifa
oversight-fairness-nation-text = Alama za ubora za taasisi zote kwa jinsi, mkoa na kada. Hakuna jina la mtu wala la taasisi, na makundi madogo yamefichwa kabla ya kuhifadhiwa.
oversight-fairness-show-kicker = Usawa wa tathmini, { $year }
oversight-fairness-show-text = Takwimu za alama za ubora alizotoa msimamizi huyu. Unaziona kwa sababu wewe ni msimamizi wake; naye anaziona pia.
oversight-fairness-show-own = Takwimu za alama za ubora ulizotoa. Msimamizi wako anaziona pia.
oversight-fairness-show-small = Amepima watu { $people } tu. Kundi lenye watu pungufu ya { $least } husema kidogo, kwa hiyo hakuna jambo lililowekewa alama ya kuzungumza.
oversight-fairness-chart-spread = Alama za ubora: nusu ya katikati na alama ya kati
oversight-fairness-chart-spread-text = Kwa kila mstari, kisanduku kinaonyesha ilipo nusu ya katikati ya alama; namba zote ziko kwenye jedwali.
oversight-fairness-chart-usual = Alama ya kati ya wote
oversight-fairness-chart-distribution = Mgawanyo wa alama za ubora
oversight-fairness-chart-distribution-text = Sehemu ya alama zilizo katika kila pointi kumi; namba zote ziko kwenye jedwali.
oversight-fairness-column-people = Watu
oversight-fairness-column-marks = Alama za ubora
oversight-fairness-column-mark = Alama
oversight-fairness-column-share = Sehemu
oversight-fairness-column-median = Alama ya kati
oversight-fairness-column-gap = Kujitathmini dhidi ya msimamizi
oversight-fairness-head-hundreds = Alama 100
oversight-fairness-head-gap = Kujitathmini
oversight-fairness-head-copied = Yanajirudia
oversight-fairness-head-calendar = Kalenda
oversight-fairness-column-correlation = Ubora na kiasi
oversight-fairness-column-talk = Ya kuzungumza
oversight-fairness-supervisors-caption = Wasimamizi kwa jambo la kuzungumza
oversight-fairness-supervisors-count = Wasimamizi
oversight-fairness-supervisors-all = Waliotoa alama
oversight-fairness-supervisors-small = Waliopima watu pungufu ya { $people }
oversight-fairness-supervisors-noted = Wenye angalau jambo moja
oversight-fairness-supervisors-text = Msimamizi mmoja anaweza kuhesabiwa katika mambo zaidi ya moja. Jambo la kuzungumza si kosa: mara nyingi lina maelezo mazuri.
oversight-fairness-note-high = Alama ziko juu kuliko kawaida
oversight-fairness-note-low = Alama ziko chini kuliko kawaida
oversight-fairness-note-same = Alama karibu zote ni zilezile
oversight-fairness-note-hundreds = Alama 100 nyingi
oversight-fairness-note-gap = Mbali na kujitathmini
oversight-fairness-note-burst = Wengi kwa muda mfupi
oversight-fairness-note-texts = Maandishi yanayojirudia
oversight-fairness-note-calendar = Asilimia zinafuata kalenda
oversight-fairness-meaning = Takwimu hizi zina maana gani?
oversight-fairness-meaning-name-median = Alama ya kati
oversight-fairness-meaning-text-median = Alama za ubora zikipangwa kutoka ndogo hadi kubwa, ni ile iliyo katikati. Haivutwi na alama chache zilizo mbali.
oversight-fairness-meaning-name-middle = Nusu ya katikati
oversight-fairness-meaning-text-middle = Robo ya alama ziko chini ya namba ya kwanza, na robo ziko juu ya ya pili.
oversight-fairness-meaning-name-hundreds = Alama 100 kamili
oversight-fairness-meaning-text-hundreds = Sehemu ya alama za ubora ambazo ni 100 kamili.
oversight-fairness-meaning-name-gap = Kujitathmini dhidi ya msimamizi
oversight-fairness-meaning-text-gap = Wastani wa alama ambazo watumishi walijipa kutoa alama ambazo msimamizi aliwapa, kabla ya majadiliano. Ikiwa na + watumishi walijipa zaidi.
oversight-fairness-meaning-name-copied = Maandishi yanayojirudia
oversight-fairness-meaning-text-copied = Sehemu ya maelezo ya taarifa za wiki ambayo mtu yule yule aliyaandika tena wiki nyingine, au mwenzake wa msimamizi yule yule aliyaandika pia.
oversight-fairness-meaning-name-calendar = Asilimia zinazofuata kalenda
oversight-fairness-meaning-text-calendar = Sehemu ya kazi ndogo zinazopimwa kwa asilimia ambazo asilimia yake ni sawa na sehemu ya muda uliopita, wiki hadi wiki.
oversight-fairness-meaning-small = Msimamizi aliyepima watu pungufu ya { $people } hawekewi jambo la kuzungumza.
oversight-fairness-not = Haisemi:
oversight-fairness-at-once = watu { $people } ndani ya dakika { $minutes }
oversight-fairness-figure-spread = Alama ya kati
oversight-fairness-how-spread = Alama za ubora { $marks } zilipangwa kutoka ndogo hadi kubwa: iliyo katikati ni { $median }, na nusu ya katikati iko { $middle }. Alama ya kati ya taasisi yote ni { $usual }.
oversight-fairness-not-spread = kama alama hazistahili. Kundi lenye kazi nzuri kweli huwa na alama za juu; lenye wapya wengi huwa na za chini.
oversight-fairness-figure-hundreds = Alama 100 kamili
oversight-fairness-how-hundreds = Alama { $hundreds } kati ya { $marks } za ubora ni 100 kamili.
oversight-fairness-not-hundreds = kama kazi hiyo haikuwa kamili. Kila alama iliyo juu ya 95 ina sababu yake iliyoandikwa: zisome kwanza.
oversight-fairness-figure-gap = Kujitathmini dhidi ya msimamizi
oversight-fairness-how-gap = Kwa alama { $both } ambazo pande zote mbili zilitoa, jumla ya tofauti (ya mtumishi kutoa ya msimamizi) ni { $sum }. Takwimu hii ni wastani wake.
oversight-fairness-not-gap = nani yuko sahihi. Watu wengi hujipa zaidi kidogo; wengine hujinyima.
oversight-fairness-figure-sittings = Muda uliotumika
oversight-fairness-how-sittings = Watu { $people } walipimwa: wa kwanza alianza { $first }, wa mwisho alimalizika { $last }. Wengi zaidi walioanzwa ndani ya dakika { $minutes } ni { $at_once }.
oversight-fairness-not-sittings = muda wa kufikiri. Msimamizi anaweza kuwa ameandaa alama kwenye karatasi siku kadhaa kabla ya kuziingiza.
oversight-fairness-figure-texts = Maandishi yanayojirudia
oversight-fairness-how-texts = Kati ya maelezo { $texts } ya taarifa za wiki (yenye herufi { $letters } au zaidi), { $repeated } mtu aliyarudia wiki nyingine, na { $shared } yameandikwa na zaidi ya mtu mmoja.
oversight-fairness-not-texts = kama kazi haikufanyika. Kazi ya kila wiki inayofanana huelezwa kwa maneno yanayofanana, na wenzake wa zamu moja wanaweza kukubaliana maneno.
oversight-fairness-figure-calendar = Asilimia zinazofuata kalenda
oversight-fairness-how-calendar = Kazi ndogo { $percents } zilipimwa kwa asilimia, zilidumu siku { $days } au zaidi na kuripotiwa angalau mara { $reports }; katika { $followed } asilimia ilikuwa sawa na sehemu ya muda uliopita.
oversight-fairness-not-calendar = kama taarifa ni za uongo. Kazi inayokwenda sawasawa mwaka mzima nayo huonekana hivi.
oversight-fairness-figure-correlation = Ubora na kiasi
oversight-fairness-how-correlation = Alama za ubora zikilinganishwa na kiasi kilichofikiwa kwa kazi ndogo { $count }. Namba iko kati ya -1 na +1: +1 ni kwamba penye kiasi kikubwa alama ya ubora ni kubwa daima; 0 ni kwamba havihusiani. Haihesabiwi kwa alama pungufu ya { $least }, wala pasipo tofauti.
oversight-fairness-not-correlation = kama ubora ulipimwa vibaya. Ubora na kiasi ni vitu viwili, vinaweza kwenda pamoja au la; takwimu hii haina kiwango cha kuzungumza.
oversight-fairness-talk-high = Alama ya kati iko juu sana kuliko ya taasisi. Muulize: ni mifano gani ya kazi iliyopata alama hizi?
oversight-fairness-talk-low = Alama ya kati iko chini sana kuliko ya taasisi. Muulize: watumishi walijulishwa lini upungufu, na walipata msaada gani?
oversight-fairness-talk-same = Nusu ya katikati ya alama ni alama moja. Muulize: anatofautishaje kazi moja na nyingine?
oversight-fairness-talk-hundreds = Alama nyingi ni 100 kamili. Pitieni pamoja sababu zilizoandikwa.
oversight-fairness-talk-gap = Alama za msimamizi ziko mbali na za watumishi wenyewe. Muulize: majadiliano yalikwendaje?
oversight-fairness-talk-burst = Watu wengi walianza kupimwa kwa dakika chache. Muulize: maandalizi yalifanyika lini?
oversight-fairness-talk-texts = Maelezo mengi ya taarifa yanajirudia, na msimamizi aliyathibitisha. Muulize: aliyakaguaje?
oversight-fairness-talk-calendar = Asilimia nyingi zinafuata kalenda tu. Muulize: maendeleo yalithibitishwa kwa ushahidi gani?

# Hali ya taasisi
oversight-nav-institution = Hali ya taasisi
oversight-institution-title = Hali ya taasisi
oversight-institution-units = Idara, vitengo na sehemu
oversight-institution-unit = Idara, kitengo au sehemu
oversight-institution-year = Mwaka { $year }
oversight-institution-week = Taarifa za wiki ni za { $week }.
oversight-institution-act = Yanayohitaji hatua
oversight-institution-plan = Tazama utekelezaji na fedha kwa kila lengo
oversight-rollup-people = Watumishi
oversight-rollup-plans = Mipango iliyosainiwa
oversight-rollup-reports = Taarifa zilizotumwa
oversight-rollup-verified = Taarifa zilizothibitishwa
oversight-rollup-overdue = Majibu ya wasimamizi yaliyochelewa
oversight-rollup-accounts = Akaunti zilizowezeshwa
oversight-rollup-agreements = Mikataba ya mwaka
oversight-rollup-published = Alama zilizotangazwa
oversight-rollup-mean = Alama ya wastani
oversight-rollup-note = Kila idara au kitengo huhesabiwa pamoja na sehemu zake. Mkuu wa taasisi hahesabiwi kwenye mipango, kwa kuwa husaini na mamlaka iliyo juu ya taasisi.
oversight-lacking-plan = { $count ->
    [one] Mtumishi 1 hana mpango uliosainiwa
   *[other] Watumishi { $count } hawana mpango uliosainiwa
}
oversight-lacking-report = { $count ->
    [one] Mtumishi 1 hajatuma taarifa ya wiki iliyopita
   *[other] Watumishi { $count } hawajatuma taarifa ya wiki iliyopita
}
oversight-lacking-account = { $count ->
    [one] Mtumishi 1 hajawezesha akaunti
   *[other] Watumishi { $count } hawajawezesha akaunti
}
oversight-lacking-supervisor = { $count ->
    [one] Mtumishi 1 hana msimamizi
   *[other] Watumishi { $count } hawana msimamizi
}
oversight-lacking-answers = { $count ->
    [one] Jibu 1 la msimamizi limepita muda wake
   *[other] Majibu { $count } ya wasimamizi yamepita muda wake
}
oversight-people-title-plan = Wasio na mpango uliosainiwa
oversight-people-title-report = Wasiotuma taarifa ya wiki
oversight-people-title-account = Wasiowezesha akaunti
oversight-people-title-supervisor = Wasio na msimamizi
oversight-people-kind = Onyesha
oversight-people-unit-hint = Acha wazi kwa taasisi nzima.
oversight-people-filter = Chuja
oversight-people-none = Hakuna mtumishi kwenye orodha hii.
oversight-people-plan = Mpango
oversight-people-plan-none = Haujaanzishwa
oversight-stuck-title = Nani anasubiriwa
oversight-stuck-text = Hawa ndio wanaosubiriwa majibu ambayo muda wake umepita. Lengo ni kuwasaidia wajibu, si kuwaaibisha: huenda hawapo kazini, au hawajawezesha akaunti.
oversight-stuck-none = Hakuna jibu lililopita muda wake.
oversight-stuck-who = Anayesubiriwa
oversight-stuck-count = Majibu
oversight-stuck-people = Wanaosubiri
oversight-stuck-oldest = La zamani zaidi
oversight-owed-title = Majibu yanayosubiriwa
oversight-owed-none = Hakuna jibu lake lililopita muda wake.
oversight-owed-about = Kuhusu
oversight-owed-what = Jambo
oversight-owed-due = Mwisho
# Taifa
oversight-nav-nation = Taifa
oversight-nation-title = Taifa
oversight-nation-region = Mkoa
oversight-nation-institution = Taasisi
oversight-nation-no-region = Taasisi zisizo chini ya mkoa
oversight-nation-made = Takwimu za { $time }.
oversight-nation-none = Bado hakuna takwimu za mwaka huu. Huhesabiwa upya kila baada ya dakika chache.
