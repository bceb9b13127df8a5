oversight-nav-home = Mwanzo
# Ukurasa wa mwanzo
oversight-home-title = Yanayokusubiri
oversight-home-nothing = Hakuna kinachokusubiri leo. Kazi njema.
oversight-home-count = { $count ->
    [one] Jambo 1 linakusubiri.
   *[other] Mambo { $count } yanakusubiri; linalotakiwa mapema zaidi liko juu.
}
oversight-home-due = Mwisho { $day }
oversight-home-late = { $count ->
    [one] Limechelewa siku 1
   *[other] Limechelewa siku { $count }
}
oversight-home-from = Limepandishwa kwako: { $name } hakujibu kwa wakati.
oversight-home-now-with = Sasa liko kwa { $name }.
oversight-home-risen = Yaliyopandishwa ngazi ya juu
oversight-home-risen-text = Muda wa kuyajibu haya umepita, hivyo yamepandishwa kwa aliye juu yako. Bado unaweza kuyajibu; kuchelewa kumehesabiwa katika wajibu wako wa msimamizi.
oversight-home-acting = Unamkaimu { $name }: yanayomsubiri kuhusu watumishi wengine yameorodheshwa hapa pia.
oversight-home-week = Jaza taarifa ya wiki
# Msaada
oversight-help-title = Msaada
oversight-help-1-question = Tija ni nini?
oversight-help-1-answer = Ni mfumo wa kupanga, kutekeleza na kupima utendaji kazi wa mtumishi na taasisi. Madhumuni yake ni kusaidia kazi ifanyike, na kila mtu aone alama yake ilivyopatikana.
oversight-help-2-question = Naanzaje mwaka?
oversight-help-2-answer = Fungua Mpango wangu. Chagua kiolezo cha kada yako, nakili mpango wa mwaka jana, au andika mwenyewe kazi na kazi ndogo. Uzito wa kazi zote uwe 100, na uzito wa kazi ndogo ndani ya kila kazi uwe 100. Kisha wasilisha kwa msimamizi wako.
oversight-help-3-question = Najazaje taarifa ya wiki?
oversight-help-3-answer = Fungua Wiki yangu. Andika kiasi ulichofanya kwa kila kazi ndogo. Pasipo na jipya, weka alama kwenye Hakuna mabadiliko, kisha tuma. Taarifa ya wiki hutakiwa kutumwa kabla au ifikapo Jumatatu inayofuata; ikichelewa hupokelewa na huandikwa kuwa imechelewa.
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
oversight-privacy-2-answer = Wewe mwenyewe; msimamizi wako na msimamizi wake; na maafisa wa taasisi yako kwa kiwango cha jukumu lao. Taasisi nyingine hazizioni. Kila badiliko huandikwa pamoja na aliyelifanya.
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
# digest: muhtasari kwa barua pepe
oversight-digest-subject = Tija: muhtasari wa { $day }
oversight-digest-greeting = Ndugu { $name },
oversight-digest-from = Huu ni muhtasari wako kutoka Tija, { $institution }.
oversight-digest-news = Arifa mpya ambazo hujazisoma:
oversight-digest-waits = Yanayokusubiri:
oversight-digest-late = LIMECHELEWA: { $what }. Mwisho ulikuwa { $day }
oversight-digest-near = { $what }. Mwisho { $day }
oversight-digest-open = Maelezo kamili yanapatikana ndani ya Tija. Ifungue kama unavyoifungua kila siku.
oversight-digest-open-at = Maelezo kamili yanapatikana ndani ya Tija. Ifungue kwa kuandika mwenyewe anwani unayoijua: { $site }
oversight-digest-safe = Barua pepe za Tija hazina kamwe kiungo cha kuingia, wala haziombi nywila.
oversight-digest-stop = Ili kubadilisha mara unazotumiwa muhtasari huu, au kuusitisha: ndani ya Tija fungua Taarifa zangu, kisha Barua pepe na arifa.
# Kwa nini sioni?
oversight-why-title = Kwa nini sioni?
oversight-why-text = Chagua usichokiona. Jibu linatoka kwenye kumbukumbu halisi: nani anasimamia nani, kuanzia lini, na hatua iliyofikiwa.
oversight-why-about = Nisichokiona
oversight-why-about-team = Mtumishi kwenye Timu yangu
oversight-why-about-reports = Taarifa ya wiki ya mtumishi
oversight-why-about-week = Fomu ya wiki yangu
oversight-why-about-mark = Alama yangu
oversight-why-number = Cheki namba ya mtumishi
oversight-why-number-hint = Kwa mtumishi mwingine tu; kwa wiki au alama yako acha wazi.
oversight-why-ask = Nijulishe sababu
oversight-why-because = Sababu
oversight-why-choose = Chagua usichokiona.
oversight-why-number-missing = Andika cheki namba ya mtumishi.
oversight-why-number-long = Cheki namba ni tarakimu 6 hadi 12.
oversight-why-number-own = Swali hili hujibiwa kuhusu wewe mwenyewe tu. Futa cheki namba, au chagua swali kuhusu mtumishi.
oversight-why-unknown = Hakuna unayemsimamia mwenye cheki namba hii: huenda imekosewa, au humsimamii mtu huyo. Kama unapaswa kumsimamia, mwombe Afisa Utumishi akuweke kuwa msimamizi wake.
oversight-why-left = { $name } hayupo tena katika taasisi; siku yake ya mwisho kazini ilikuwa { $day }.
oversight-why-team-seen = { $name } yuko kwenye Timu yangu. Ikiwa ni orodha ndefu, angalia ukurasa unaofuata wa orodha.
oversight-why-not-yet = Utaanza kumsimamia { $name } tarehe { $day }; ataonekana kuanzia siku hiyo.
oversight-why-no-longer = Humsimamii { $name } tangu { $day }; sasa anasimamiwa na { $supervisor }. Kama si sahihi, mwambie Afisa Utumishi.
oversight-why-acting-over = Ulimwona { $name } kwa kukaimu nafasi ya { $absent }; ukaimu huo uliisha { $day }.
oversight-why-acting-ahead = Utamwona { $name } utakapoanza kukaimu nafasi ya { $absent }, tarehe { $day }.
oversight-why-acting-elsewhere = Unakaimu nafasi ya { $absent } hadi { $day }, lakini { $name } hasimamiwi tena na nafasi hiyo.
oversight-why-by-role = Humsimamii { $name }; anasimamiwa na { $supervisor }. Taarifa zake za ajira ziko kwenye Watumishi; taarifa zake za wiki huonwa na mhusika na wasimamizi wake pekee.
oversight-why-report-no-plan = { $name } hana mpango wa mwaka huu, kwa hiyo hakuna taarifa ya wiki.
oversight-why-report-unsigned = Mkataba wa { $name } haujasainiwa na pande zote mbili; taarifa za wiki huanza baada ya hapo.
oversight-why-report-unsent = { $name } hajatuma taarifa ya wiki iliyoanza { $week }.
oversight-why-report-away = { $name } hakuwa na siku ya kazi katika wiki iliyoanza { $week }; hatakiwi kutuma taarifa.
oversight-why-report-waiting = Taarifa ya { $name } ya wiki iliyoanza { $week } imetumwa na inakusubiri kwenye Taarifa za wiki.
oversight-why-report-queried = Taarifa ya { $name } ya wiki iliyoanza { $week } ilihojiwa; inasubiri jibu lake.
oversight-why-report-verified = Taarifa ya { $name } ya wiki iliyoanza { $week } imeshathibitishwa, kwa hiyo haipo tena kwenye zinazosubiri.
oversight-why-week-no-plan = Huna mpango wa mwaka huu. Anza kwenye Mpango wangu.
oversight-why-week-unsigned = Mpango wako haujasainiwa na pande zote mbili. Angalia hatua inayofuata kwenye Mpango wangu.
oversight-why-week-rated = Umeshatuma tathmini yako ya mwaka; taarifa za mwaka huo hazibadilishwi tena.
oversight-why-week-away = Huna siku ya kazi katika wiki hii: si lazima kutuma taarifa, ingawa unaweza kutuma.
oversight-why-week-open = Fomu ya wiki iko wazi kwenye Wiki yangu.
oversight-why-mark-no-plan = Hukuwa na mkataba uliosainiwa wa mwaka { $year }, kwa hiyo hakuna alama.
oversight-why-mark-unsigned = Mkataba wa mwaka { $year } haukusainiwa na pande zote mbili, kwa hiyo hakuna alama.
oversight-why-mark-later = Tathmini ya mwaka { $year } inafunguliwa { $day }.
oversight-why-mark-not-begun = Tathmini ya mwaka { $year } haijaanza. Unaweza kuianza kwenye Tathmini yangu.
oversight-why-mark-open = Tathmini ya mwaka { $year } inakusubiri ujitathmini.
oversight-why-mark-self-rated = Tathmini ya mwaka { $year } inamsubiri msimamizi wako.
oversight-why-mark-supervisor-rated = Tathmini ya mwaka { $year } inasubiri majadiliano na msimamizi wako.
oversight-why-mark-discussed = Tathmini ya mwaka { $year } inasubiri jibu lako: kubali au pinga.
oversight-why-mark-second-level = Tathmini ya mwaka { $year } inamsubiri msimamizi wa pili.
oversight-why-mark-countersigned = Alama ya mwaka { $year } imethibitishwa na inasubiri kutangazwa.
oversight-why-mark-published = Matokeo ya mwaka { $year } yametangazwa. Yafungue kwenye Alama zangu.
# Usawa wa tathmini
oversight-nav-fairness = Usawa wa tathmini
oversight-nav-fairness-institution = Usawa wa tathmini: taasisi
oversight-nav-fairness-nation = Usawa wa tathmini: taifa
oversight-fairness-purpose = Takwimu hizi ni za kuanzisha mazungumzo. Hazibadilishi alama ya mtu yeyote, hazipangi watu kwa nafasi, na peke yake haziwezi kuthibitisha upendeleo. Takwimu za kundi dogo hazina uzito mkubwa: mtu mmoja au wawili wanaweza kubadilisha takwimu zote.
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
oversight-fairness-hidden = Kundi lenye watu pungufu ya { $people } halionyeshwi peke yake. Likifichwa moja, jingine dogo hufichwa pamoja nalo, ili la kwanza lisiweze kukokotolewa kwa kutoa mengine kwenye jumla; yaliyofichwa huonyeshwa kwa pamoja tu.
oversight-fairness-all-hidden = makundi yote yamefichwa, kwa sababu mengi yana watu pungufu ya { $people }.
oversight-fairness-few = Kuna alama zilizotangazwa, lakini za watu pungufu ya { $people }, kwa hiyo takwimu hazionyeshwi.
oversight-fairness-rest-few = Takwimu za taasisi nzima hazionyeshwi, kwa kuwa zingeeleza watu pungufu ya { $people } zaidi ya unaowaona hapa.
oversight-fairness-not-shown = haionyeshwi (wengine ni chini ya watu { $people })
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
oversight-fairness-institution-text = Alama za ubora za taasisi yote, na idadi ya wasimamizi wenye jambo la kuzungumzia. Majina hayapo hapa: takwimu za kila msimamizi huonwa na aliye juu yake na yeye mwenyewe tu.
oversight-fairness-nation-title = Usawa wa tathmini: taifa
oversight-fairness-nation-text = Alama za ubora za taasisi zote kwa jinsi, mkoa na kada. Hakuna jina la mtu wala la taasisi, na makundi madogo yamefichwa kabla ya kuhifadhiwa.
oversight-fairness-show-kicker = Usawa wa tathmini, { $year }
oversight-fairness-show-text = Takwimu za alama za ubora alizotoa msimamizi huyu. Unaziona kwa sababu wewe ni msimamizi wake; naye anaziona pia.
oversight-fairness-show-own = Takwimu za alama za ubora ulizotoa. Msimamizi wako anaziona pia.
oversight-fairness-show-small = Idadi ya waliotathminiwa ni { $people } tu. Takwimu za kundi lenye watu pungufu ya { $least } hazina uzito wa kutosha, kwa hiyo hakuna jambo lililowekewa alama ya kuzungumzia.
oversight-fairness-chart-spread = Alama za ubora: nusu ya katikati na alama ya kati
oversight-fairness-chart-spread-text = Kwa kila mstari, kisanduku kinaonyesha ilipo nusu ya katikati ya alama; namba zote ziko kwenye jedwali.
oversight-fairness-chart-usual = Alama ya kati ya wote
oversight-fairness-chart-distribution = Mgawanyo wa alama za ubora
oversight-fairness-chart-distribution-text = Sehemu ya alama zilizo katika kila kundi la alama kumi; namba zote ziko kwenye jedwali.
oversight-fairness-column-people = Watu
oversight-fairness-column-marks = Alama za ubora
oversight-fairness-column-mark = Alama
oversight-fairness-column-share = Sehemu
oversight-fairness-column-median = Alama ya kati
oversight-fairness-column-gap = Tofauti ya kujitathmini na tathmini ya msimamizi
oversight-fairness-head-hundreds = Alama 100
oversight-fairness-head-gap = Kujitathmini
oversight-fairness-head-copied = Yanajirudia
oversight-fairness-head-calendar = Kalenda
oversight-fairness-column-correlation = Ubora na kiasi
oversight-fairness-column-talk = Ya kuzungumzia
oversight-fairness-supervisors-caption = Wasimamizi kwa jambo la kuzungumzia
oversight-fairness-supervisors-count = Wasimamizi
oversight-fairness-supervisors-all = Waliotoa alama
oversight-fairness-supervisors-small = Waliotathmini watu pungufu ya { $people }
oversight-fairness-supervisors-noted = Wenye angalau jambo moja
oversight-fairness-supervisors-text = Msimamizi mmoja anaweza kuhesabiwa katika mambo zaidi ya moja. Jambo la kuzungumzia si kosa: mara nyingi lina maelezo mazuri.
oversight-fairness-note-high = Alama ziko juu kuliko kawaida
oversight-fairness-note-low = Alama ziko chini kuliko kawaida
oversight-fairness-note-same = Alama karibu zote ni zilezile
oversight-fairness-note-hundreds = Alama 100 nyingi
oversight-fairness-note-gap = Tofauti kubwa na kujitathmini
oversight-fairness-note-burst = Wengi kwa muda mfupi
oversight-fairness-note-texts = Maandishi yanayojirudia
oversight-fairness-note-calendar = Asilimia zinafuata kalenda
oversight-fairness-meaning = Takwimu hizi zina maana gani?
oversight-fairness-meaning-name-median = Alama ya kati
oversight-fairness-meaning-text-median = Alama za ubora zikipangwa kutoka ndogo hadi kubwa, ni ile iliyo katikati. Haivutwi na alama chache zilizo mbali.
oversight-fairness-meaning-name-middle = Nusu ya katikati
oversight-fairness-meaning-text-middle = Robo ya alama iko chini ya namba ya kwanza, na robo nyingine iko juu ya namba ya pili.
oversight-fairness-meaning-name-hundreds = Alama 100 kamili
oversight-fairness-meaning-text-hundreds = Sehemu ya alama za ubora ambazo ni 100 kamili.
oversight-fairness-meaning-name-gap = Tofauti ya kujitathmini na tathmini ya msimamizi
oversight-fairness-meaning-text-gap = Wastani wa tofauti: alama ambazo watumishi walijipa ukiondoa alama ambazo msimamizi aliwapa, kabla ya majadiliano. Ikiwa na alama ya + watumishi walijipa zaidi.
oversight-fairness-meaning-name-copied = Maandishi yanayojirudia
oversight-fairness-meaning-text-copied = Sehemu ya maelezo ya taarifa za wiki ambayo mtu yuleyule aliyaandika tena wiki nyingine, au mwenzake wa msimamizi yuleyule aliyaandika pia.
oversight-fairness-meaning-name-calendar = Asilimia zinazofuata kalenda
oversight-fairness-meaning-text-calendar = Sehemu ya kazi ndogo zinazopimwa kwa asilimia ambazo asilimia yake ni sawa na sehemu ya muda uliopita, wiki hadi wiki.
oversight-fairness-meaning-small = Msimamizi aliyetathmini watu pungufu ya { $people } hawekewi jambo la kuzungumzia.
oversight-fairness-not = Haisemi:
oversight-fairness-at-once = idadi ya watu: { $people }, ndani ya dakika { $minutes }
oversight-fairness-figure-spread = Alama ya kati
oversight-fairness-how-spread = Alama za ubora { $marks } zilipangwa kutoka ndogo hadi kubwa: iliyo katikati ni { $median }, na nusu ya katikati iko { $middle }. Alama ya kati ya taasisi yote ni { $usual }.
oversight-fairness-not-spread = kama watumishi hawakustahili alama hizo. Kundi lenye kazi nzuri kweli huwa na alama za juu; lenye wapya wengi huwa na za chini.
oversight-fairness-figure-hundreds = Alama 100 kamili
oversight-fairness-how-hundreds = Alama { $hundreds } kati ya { $marks } za ubora ni 100 kamili.
oversight-fairness-not-hundreds = kama kazi hiyo haikuwa kamili. Kila alama iliyo juu ya 95 ina sababu yake iliyoandikwa: zisome kwanza.
oversight-fairness-figure-gap = Tofauti ya kujitathmini na tathmini ya msimamizi
oversight-fairness-how-gap = Kwa alama { $both } ambazo pande zote mbili zilitoa, jumla ya tofauti (alama ya mtumishi ukiondoa ya msimamizi) ni { $sum }. Takwimu hii ni wastani wa tofauti hizo.
oversight-fairness-not-gap = nani yuko sahihi. Watu wengi hujipa zaidi kidogo; wengine hujinyima.
oversight-fairness-figure-sittings = Muda uliotumika
oversight-fairness-how-sittings = Idadi ya waliotathminiwa ni { $people }: tathmini ya kwanza ilianza { $first }, ya mwisho ilimalizika { $last }. Tathmini nyingi zaidi zilizoanza ndani ya dakika { $minutes } ni { $at_once }.
oversight-fairness-not-sittings = muda wa kufikiri. Msimamizi anaweza kuwa ameandaa alama kwenye karatasi siku kadhaa kabla ya kuziingiza.
oversight-fairness-figure-texts = Maandishi yanayojirudia
oversight-fairness-how-texts = Maelezo ya taarifa za wiki yenye herufi { $letters } au zaidi ni { $texts }. Yaliyorudiwa na mtu yuleyule wiki nyingine ni { $repeated }; yaliyoandikwa na zaidi ya mtu mmoja ni { $shared }.
oversight-fairness-not-texts = kama kazi haikufanyika. Kazi ya kila wiki inayofanana huelezwa kwa maneno yanayofanana, na watumishi wa zamu moja wanaweza kukubaliana maneno.
oversight-fairness-figure-calendar = Asilimia zinazofuata kalenda
oversight-fairness-how-calendar = Kazi ndogo { $percents } zilipimwa kwa asilimia, zilidumu siku { $days } au zaidi na kuripotiwa angalau mara { $reports }; katika { $followed } asilimia ilikuwa sawa na sehemu ya muda uliopita.
oversight-fairness-not-calendar = kama taarifa ni za uongo. Kazi inayokwenda sawasawa mwaka mzima nayo huonekana hivi.
oversight-fairness-figure-correlation = Ubora na kiasi
oversight-fairness-how-correlation = Alama za ubora zikilinganishwa na kiasi kilichofikiwa kwa kazi ndogo { $count }. Namba iko kati ya -1 na +1: +1 ina maana kwamba palipo na kiasi kikubwa, alama ya ubora huwa kubwa daima; 0 ina maana kwamba havihusiani. Haihesabiwi kwa alama pungufu ya { $least }, wala pasipo tofauti.
oversight-fairness-not-correlation = kama ubora ulipimwa vibaya. Ubora na kiasi ni vitu viwili, vinaweza kwenda pamoja au la; takwimu hii haina kiwango cha kuanzia mazungumzo.
oversight-fairness-talk-high = Alama ya kati iko juu sana kuliko ya taasisi. Muulize: ni mifano gani ya kazi iliyopata alama hizi?
oversight-fairness-talk-low = Alama ya kati iko chini sana kuliko ya taasisi. Muulize: watumishi walijulishwa lini kuhusu upungufu, na walipata msaada gani?
oversight-fairness-talk-same = Nusu ya katikati ya alama ni alama moja. Muulize: anatofautishaje kazi moja na nyingine?
oversight-fairness-talk-hundreds = Alama nyingi ni 100 kamili. Pitieni pamoja sababu zilizoandikwa.
oversight-fairness-talk-gap = Alama za msimamizi zinatofautiana sana na za watumishi wenyewe. Muulize: majadiliano yalikwendaje?
oversight-fairness-talk-burst = Tathmini za watu wengi zilianza ndani ya dakika chache. Muulize: maandalizi yalifanyika lini?
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
oversight-rollup-overdue = Majibu yaliyochelewa
oversight-rollup-not-due = { $of }, siku ya mwisho haijafika
oversight-rollup-accounts = Akaunti zilizowezeshwa
oversight-rollup-agreements = Mikataba ya mwaka
oversight-rollup-published = Alama zilizotangazwa
oversight-rollup-mean = Alama ya wastani
oversight-rollup-few = chini ya watu { $people }
oversight-rollup-with = haionyeshwi
oversight-rollup-hidden = Alama ya wastani na madaraja huonyeshwa kuanzia alama { $people } zilizotangazwa. Pale ambapo sehemu ndogo ingejulikana kwa kutoa, sehemu nyingine huachwa wazi pamoja nayo; jumla za mikoa na taifa hujumuisha taasisi zenye angalau idadi hiyo ya alama tu.
oversight-rollup-note = Kila idara au kitengo huhesabiwa pamoja na sehemu zake.
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
    [one] Jibu 1 limepita muda wake
   *[other] Majibu { $count } yamepita muda wake
}
oversight-people-title-plan = Wasio na mpango uliosainiwa
oversight-people-title-report = Ambao hawajatuma taarifa ya wiki
oversight-people-title-account = Ambao hawajawezesha akaunti
oversight-people-title-supervisor = Wasio na msimamizi
oversight-people-kind = Onyesha
oversight-people-unit-hint = Acha wazi kwa taasisi nzima.
oversight-people-filter = Chuja
oversight-people-none = Hakuna mtumishi kwenye orodha hii.
oversight-people-plan = Mpango
oversight-people-plan-none = Haujaanzishwa
oversight-stuck-title = Nani anasubiriwa
oversight-stuck-text = Hawa wanasubiriwa kutoa majibu ambayo muda wake umepita. Lengo ni kuwasaidia wajibu, si kuwaaibisha: huenda hawapo kazini, au hawajawezesha akaunti. Anayefanya kazi kwingine, kama mamlaka iliyo juu ya mkuu, jina lake halina kiungo: majibu yake hufuatiliwa huko.
oversight-stuck-none = Hakuna jibu lililopita muda wake.
oversight-stuck-offices = Majibu ya wenye majukumu (yeyote mwenye jukumu hilo anaweza kujibu)
oversight-stuck-role = Jukumu
oversight-stuck-nobody = Hakuna anayesubiriwa kwa jina.
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
oversight-nav-region = Mkoa wetu
oversight-nav-nation = Taifa
oversight-nation-title = Taifa
oversight-nation-region = Mkoa
oversight-nation-institution = Taasisi
oversight-nation-no-region = Taasisi zisizo chini ya mkoa
oversight-nation-made = Takwimu za { $time }.
oversight-nation-none = Bado hakuna takwimu za mwaka huu. Huhesabiwa upya kila baada ya dakika chache.

# Ukaguzi
oversight-nav-audit = Ukaguzi
oversight-audit-title = Ukaguzi kwa kueleza sababu
oversight-audit-text = Mkaguzi husoma mpango, taarifa za wiki, tathmini na alama za mtumishi baada ya kueleza sababu. Mtumishi huona kwenye historia yake nani alisoma na kwa nini.
oversight-audit-number-hint = Acha wazi ikiwa sababu inahusu taasisi nzima.
oversight-audit-reason = Sababu
oversight-audit-reason-hint = Eleza hoja ya ukaguzi. Mtumishi ataisoma.
oversight-audit-reference = Namba ya barua au hoja
oversight-audit-problem-unknown = Hakuna mtumishi wa taasisi hii mwenye cheki namba hiyo.
oversight-audit-none = Hakuna sababu iliyoelezwa bado.
oversight-audit-stated = Sababu zilizoelezwa
oversight-audit-about = Kuhusu
oversight-audit-auditor = Mkaguzi
oversight-audit-at = Ilielezwa
oversight-audit-until = Hadi
oversight-audit-whole = Taasisi nzima
oversight-audit-file-text = Faili hili liko wazi kwako kwa sababu uliyoeleza. Husomwa tu; hakuna kinachobadilishwa.
oversight-audit-person = Ajira, msimamizi na historia
oversight-audit-years = Mipango, tathmini na alama
oversight-audit-years-none = Hana mpango wa mwaka wowote.
oversight-audit-year = Mwaka wa fedha
oversight-audit-appraisal = Tathmini
oversight-audit-mark = Alama
oversight-audit-mark-show = Onyesha hesabu
oversight-audit-weeks = Taarifa za wiki
oversight-audit-weeks-none = Hajatuma taarifa yoyote ya wiki.
oversight-audit-week = Wiki
oversight-audit-state = Hali
# Hati
oversight-paper-issue = Alitoa hati
oversight-paper-issue-done = Hati imetolewa. Pakua PDF kwenye orodha iliyo hapa chini.
oversight-paper-issue-in-sw = Toa PDF kwa Kiswahili
oversight-paper-issue-in-en = Toa PDF kwa Kiingereza
oversight-paper-kind-agreement = Mkataba wa utendaji kazi
oversight-paper-kind-review = Mapitio ya mpango wa utendaji kazi
oversight-paper-kind-appraisal = Fomu ya tathmini ya utendaji kazi
oversight-paper-kind-result = Barua ya matokeo ya tathmini
oversight-paper-kind-decision-0 = Barua ya matokeo ya mapitio ya msimamizi
oversight-paper-kind-decision-1 = Barua ya uamuzi wa rufaa, ngazi ya 1
oversight-paper-kind-decision-2 = Barua ya uamuzi wa rufaa, ngazi ya 2
oversight-paper-kind-case-file = Faili la rufaa
oversight-paper-of-mark = Alama
oversight-paper-of-appeal = Rufaa
oversight-paper-language-sw = Kiswahili
oversight-paper-language-en = Kiingereza
oversight-paper-what = Hati hutolewa mara moja kwa kila lugha na hutunzwa kama ilivyotolewa; ukiiomba tena utapata faili lilelile. Kila hati ina msimbo ambao mtu yeyote anaweza kuuthibitisha.
oversight-paper-no-engine = Huduma ya kutengeneza PDF haipatikani kwa sasa; tumia ukurasa wa kuchapisha.
oversight-paper-print = Fungua ukurasa wa kuchapisha
oversight-paper-without-code = Ukurasa huu ni wa kusoma au kuchapisha; hauna msimbo wa kuthibitishwa. Hati rasmi ni PDF iliyotolewa.
oversight-paper-issued = Hati zilizotolewa
oversight-paper-none = Bado hakuna hati iliyotolewa.
oversight-paper-code = Msimbo wa hati
oversight-paper-in = Lugha
oversight-paper-when = Ilitolewa
oversight-paper-state = Hali
oversight-paper-current = Ndiyo ya sasa
oversight-paper-older = Mambo yamebadilika baada ya hati kutolewa
oversight-paper-file = Faili
oversight-paper-download = Pakua PDF (KB { $size })
oversight-paper-verify-told = Anayepokea hati anaweza kuithibitisha bila kuingia kwenye mfumo:
oversight-paper-issued-on = Imetolewa { $day }.
oversight-paper-how-to-verify = Kuthibitisha: skani picha, au fungua { $address } na uandike msimbo huu.
oversight-paper-qr = Picha ya kuskani ya msimbo { $code }
oversight-paper-pages = Ukurasa { $page } kati ya { $pages }
# Thibitisha hati
oversight-verify-title = Thibitisha hati
oversight-verify-what = Andika msimbo ulio chini ya hati. Ukiwa na faili la PDF, liambatishe pia: tutalilinganisha na tulilotoa. Faili halihifadhiwi.
oversight-verify-code-hint = Herufi na tarakimu 12, kwa mfano K7QX-2M9D-4RTA
oversight-verify-file = Faili la PDF (si lazima)
oversight-verify-file-hint = Hati kama ulivyoipokea
oversight-verify-hash = Au SHA-256 ya faili (si lazima)
oversight-verify-hash-hint = Tarakimu na herufi 64: 0 hadi 9 na a hadi f
oversight-verify-ask = Thibitisha
oversight-verify-mistyped = Huu si msimbo wa hati: kuna herufi iliyokosewa au kusahaulika. Linganisha na hati.
oversight-verify-hash-wrong = SHA-256 huwa na tarakimu na herufi 64: 0 hadi 9 na a hadi f.
oversight-verify-too-large = Faili hili ni kubwa mno; haliwezi kuwa hati tuliyotoa.
oversight-verify-wait = Umejaribu misimbo mingi isiyojulikana. Subiri sekunde { $seconds }, kisha jaribu tena.
oversight-verify-unknown = Hatujatoa hati yenye msimbo huu. Usiitegemee hati hiyo.
oversight-verify-known = Tumetoa hati yenye msimbo huu.
oversight-verify-same = Faili hili ndilo tulilotoa, bila kubadilishwa hata herufi moja.
oversight-verify-differs = Msimbo ni wetu, lakini faili hili silo tulilotoa: limebadilishwa. Usilitegemee.
oversight-verify-other = Faili hili tumelitoa sisi, lakini lina msimbo mwingine: ni la lugha nyingine au la toleo lingine la hati hiyo. Andika msimbo ulio ndani ya faili lenyewe.
oversight-verify-older = Tumetoa hati hii, lakini mambo yamebadilika baada ya hapo. Omba hati mpya.
oversight-verify-kind = Aina ya hati
oversight-verify-institution = Taasisi
oversight-verify-year = Mwaka
oversight-verify-initials = Herufi za mwanzo za jina
oversight-verify-compare-told = Linganisha haya na hati uliyonayo. Hatutaji jina, namba wala alama ya mtu hapa. Yaliyomo ndani huthibitishwa kwa kulinganisha faili la PDF.
# Fungu la hati
oversight-nav-papers = Hati
oversight-bundle-title = Hati za mwaka
oversight-bundle-what = Toa hati za mwaka za watumishi wote kwa pamoja, kisha uzipakue kwenye faili moja (ZIP). Zilizokwisha kutolewa hazitolewi upya.
oversight-bundle-no-engine = Huduma ya kutengeneza PDF haipatikani kwa sasa, kwa hiyo hati haziwezi kutolewa.
oversight-bundle-begin = Toa hati
oversight-bundle-list = Maombi ya karibuni
oversight-bundle-none = Bado hakuna ombi.
oversight-bundle-papers = Hati
oversight-bundle-asked = Ziliombwa
oversight-bundle-count = Zilizotolewa
oversight-bundle-state-running = Zinatolewa
oversight-bundle-state-done = Zimetolewa zote
oversight-bundle-state-stopped = Utoaji umesimama
oversight-bundle-progress = Maendeleo ya kutoa hati
oversight-bundle-done-of = Hati { $done } kati ya { $total } zimetolewa.
oversight-bundle-failed = { $count ->
    [one] Hati 1 haikuweza kutengenezwa; mwone msimamizi wa mfumo, kisha endelea.
   *[other] Hati { $count } hazikuweza kutengenezwa; mwone msimamizi wa mfumo, kisha endelea.
}
oversight-bundle-look-again = Angalia tena
oversight-bundle-download = Pakua zote (ZIP)
oversight-bundle-again = Endelea
oversight-bundle-running = Hati hizi zinatolewa sasa. Subiri zimalizike.
oversight-bundle-not-done = Hati hazijatolewa zote. Endelea kuzitoa, kisha pakua.
oversight-paper-bundle = Aliomba hati za mwaka
oversight-paper-take = Alichukua hati za mwaka
