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
