# Mipango: mpango wa taasisi, malengo, shabaha na shughuli
planning-nav-plan = Mpango wa taasisi
planning-nav-parts = Mgawanyo wa shughuli
planning-objective = Lengo
planning-target = Shabaha
planning-activity = Shughuli
planning-activities = Shughuli
planning-tasks = Kazi za watumishi
planning-progress = Utekelezaji
planning-progress-silent = Alama "-" ina maana kuwa hakuna mtumishi mwenye kazi inayohudumia shughuli, shabaha au lengo husika. Katika jumla huhesabiwa kuwa 0%, kwa sababu hakuna kilichofanyika.
planning-budget = Bajeti
planning-spent = Fedha zilizotumika
planning-spent-share = Zilizotumika
planning-owner = Idara au sehemu inayomiliki
planning-owner-none = Haina mmiliki
planning-owner-hint = Idara, kitengo au sehemu inayowajibika na shughuli hii.
planning-unit = Idara, kitengo au sehemu
planning-code = Msimbo
planning-title = Maelezo
planning-measure = Kipimo cha mafanikio
planning-indicator = Kiashiria
planning-indicator-hint = Kitakachoonyesha kuwa shughuli imefanyika, kwa mfano: Vyumba vya madarasa vilivyokamilika.
planning-unit-of-measure = Kipimo
planning-baseline = Msingi (hali ya sasa)
planning-yearly-target = Kiasi kilichopangwa kwa mwaka
planning-milestones = Hatua za robo mwaka
planning-milestones-astray = Hatua za robo mwaka hazilingani na kiasi kilichopangwa kwa mwaka: jumla yake ni { $sum }, na kilichopangwa ni { $target }. Kama kila hatua ni ya robo yake pekee, jumla yake iwe sawa na kiasi cha mwaka; kama zinahesabiwa tangu 1 Julai, hatua ya robo ya nne iwe sawa nacho.
planning-quarter-1 = Robo ya kwanza
planning-quarter-2 = Robo ya pili
planning-quarter-3 = Robo ya tatu
planning-quarter-4 = Robo ya nne
planning-cost-centre = Kituo cha gharama
planning-sub-vote = Kifungu
planning-project = Mradi
planning-gfs-code = Msimbo wa GFS
planning-amount = Kiasi (TZS)
planning-amount-column = Kiasi
planning-budget-line = Mstari wa bajeti
planning-budget-lines-hint = Mstari usiojazwa hauhifadhiwi. Kufuta mstari, ondoa yote yaliyoandikwa ndani yake.
planning-budget-empty = Shughuli hii haina mstari wa bajeti.
planning-delete = Futa
planning-delete-hint = Unaweza kufuta ikiwa hakuna kilichounganishwa chini yake. Kufuta hubaki kwenye historia.
planning-changed-meanwhile = Mtu mwingine amebadilisha taarifa hizi wakati ukihariri. Ulichoandika kimebaki hapa chini; linganisha, kisha hifadhi tena.
planning-stands-now = Ilivyo sasa
# mpango
planning-plan-title = Mpango wa taasisi
planning-plan-other-year = mwaka wa fedha
planning-plan-stage-prepare = Kuandaa
planning-plan-stage-approve = Kuidhinishwa na mkuu wa taasisi
planning-plan-stage-carry-out = Kutekeleza
planning-plan-state-draft = Rasimu
planning-plan-state-submitted = Umewasilishwa, unasubiri idhini
planning-plan-state-approved = Umeidhinishwa
planning-plan-state-returned = Umerudishwa ili urekebishwe
planning-plan-reason-title = Sababu ya kurudishwa
planning-plan-decide = Mpango unasubiri uamuzi wako
planning-plan-decide-text = Ukiidhinisha, mpango hautabadilishwa tena isipokuwa wewe mwenyewe ukiufungua tena kwa kueleza sababu, na idara zitaanza kuchukua migao yao.
planning-plan-approve = Idhinisha mpango wa taasisi
planning-plan-return = Rudisha mpango wa taasisi
planning-plan-return-reason = Sababu ya kurudisha
planning-plan-return-reason-hint = Eleza kinachotakiwa kurekebishwa. Afisa Mipango ataisoma.
planning-plan-reason-missing = Andika sababu; Afisa Mipango ataisoma.
planning-plan-submit = Rekebisha na uwasilishe mpango wa taasisi
planning-plan-submit-text = { $count ->
    [one] Mpango una shughuli 1. Ukiuwasilisha, hautabadilishwa hadi mkuu wa taasisi aamue.
   *[other] Mpango una shughuli { $count }. Ukiuwasilisha, hautabadilishwa hadi mkuu wa taasisi aamue.
}
planning-plan-submit-button = Wasilisha mpango
planning-plan-submit-done = Mpango umewasilishwa kwa mkuu wa taasisi.
planning-plan-approve-done = Mpango umeidhinishwa.
planning-plan-reopen = Fungua tena mpango ulioidhinishwa
planning-plan-reopen-button = Fungua tena
planning-plan-reopen-text = Mpango unarudi kwa Afisa Mipango ili urekebishwe, kisha unauidhinisha upya. Hadi hapo migao haichukuliwi na matumizi hayaandikwi; kazi za watumishi na taarifa zao zinaendelea.
planning-plan-reopen-reason = Sababu ya kufungua tena
planning-plan-return-done = Mpango umerudishwa pamoja na sababu.
planning-plan-empty = Hakuna mpango wa mwaka wa fedha { $year } bado. Afisa Mipango huuandaa hapa, au huuingiza kutoka kwenye faili.
planning-plan-tree = Malengo, shabaha na shughuli
planning-plan-line = Lengo, shabaha, shughuli
planning-plan-open = Onyesha shughuli
planning-plan-chart = Utekelezaji na fedha kwa kila lengo
planning-plan-chart-description = Kila lengo lina mistari miwili: asilimia ya utekelezaji na asilimia ya fedha zilizotumika. Namba zilezile zipo kwenye jedwali linalofuata.
planning-plan-reading = Utekelezaji wa shughuli ni wastani wa kazi ndogo za watumishi zinazoihudumia. Fedha huonyeshwa kando, hazibadilishi utekelezaji. Alama "-" kwenye fedha ina maana kuwa kiasi hakijaandikwa; kwenye utekelezaji, kuwa hakuna kazi ya mtumishi inayohudumia mstari huo.
planning-plan-waits-for-head = Mpango wa { $year } umewasilishwa. Hautabadilishwa hadi mkuu wa taasisi auidhinishe au aurudishe.
planning-plan-approved-already = Mpango wa { $year } umeshaidhinishwa. Ukihitaji marekebisho, mkuu wa taasisi anaufungua tena akieleza sababu.
planning-plan-not-submitted = Mpango wa { $year } bado haujawasilishwa.
planning-plan-nothing-to-submit = Mpango wa { $year } hauna shughuli hata moja. Ongeza shughuli, kisha uwasilishe.
planning-plan-not-approved = Mpango wa { $year } bado haujaidhinishwa na mkuu wa taasisi. Migao huchukuliwa na matumizi huandikwa baada ya idhini.
# lengo
planning-objective-create = Ongeza lengo
planning-objective-edit = Hariri lengo
planning-objective-code-hint = Herufi moja, kwa mfano D
planning-objective-code-wrong = Msimbo wa lengo ni herufi moja, kwa mfano D.
planning-objective-code-taken = Tayari kuna lengo { $code } katika mpango wa mwaka huu.
planning-objective-has-targets = { $count ->
    [one] Lengo hili lina shabaha 1. Ifute kwanza.
   *[other] Lengo hili lina shabaha { $count }. Zifute kwanza.
}
planning-objective-create-done = Lengo limeongezwa.
planning-objective-edit-done = Lengo limehifadhiwa.
planning-objective-delete-done = Lengo limefutwa.
# shabaha
planning-target-create = Ongeza shabaha
planning-target-edit = Hariri shabaha
planning-target-code-hint = Huanza na herufi ya lengo, kwa mfano D2201 au D01S
planning-target-code-wrong = Msimbo wa shabaha uwe kama D2201 au D01S.
planning-target-code-elsewhere = Shabaha { $code } haianzi na lengo { $above }.
planning-target-code-elsewhere-mend = Andika msimbo unaoanza na { $above }, au rekebisha msimbo wa lengo.
planning-target-code-taken = Tayari kuna shabaha { $code } katika mpango wa mwaka huu.
planning-target-has-activities = { $count ->
    [one] Shabaha hii ina shughuli 1. Ifute kwanza.
   *[other] Shabaha hii ina shughuli { $count }. Zifute kwanza.
}
planning-target-create-done = Shabaha imeongezwa.
planning-target-edit-done = Shabaha imehifadhiwa.
planning-target-delete-done = Shabaha imefutwa.
# shughuli
planning-activity-create = Ongeza shughuli
planning-activity-edit = Hariri shughuli
planning-activity-code-hint = Huanza na msimbo wa shabaha, kwa mfano D2201D05 au D01S01
planning-activity-code-wrong = Msimbo wa shughuli uwe kama D2201D05 au D01S01.
planning-activity-code-elsewhere = Shughuli { $code } haianzi na shabaha { $above }.
planning-activity-code-elsewhere-mend = Andika msimbo unaoanza na { $above }, au rekebisha msimbo wa shabaha.
planning-activity-code-taken = Tayari kuna shughuli { $code } katika mpango wa mwaka huu.
planning-activity-reference-wrong = Andika herufi na tarakimu tu, zisizozidi 12.
planning-activity-negative = Kiasi hakiwezi kuwa chini ya sifuri.
planning-activity-target-not-positive = Kiasi kilichopangwa kwa mwaka kizidi sifuri.
planning-activity-target-missing = Andika kiasi kilichopangwa kwa mwaka, kwa sababu umeandika hatua za robo mwaka.
planning-activity-indicator-missing = Andika kiashiria cha kiasi kilichopangwa.
planning-activity-owner-unknown = Chagua idara, kitengo au sehemu iliyopo.
planning-activity-has-parts = { $count ->
    [one] Kuna idara 1 yenye mgao katika shughuli hii. Mkuu wake auondoe kwanza.
   *[other] Kuna idara au sehemu { $count } zenye migao katika shughuli hii. Wakuu wake waiondoe kwanza.
}
planning-activity-has-tasks = { $count ->
    [one] Kuna kazi 1 ya mtumishi inayohudumia shughuli hii, kwa hiyo haiwezi kufutwa.
   *[other] Kuna kazi { $count } za watumishi zinazohudumia shughuli hii, kwa hiyo haiwezi kufutwa.
}
planning-activity-create-done = Shughuli imeongezwa.
planning-activity-edit-done = Shughuli imehifadhiwa.
planning-activity-delete-done = Shughuli imefutwa.
planning-activity-spending = Andika fedha zilizotumika
planning-activity-spending-hint = Andika jumla iliyotumika tangu mwaka wa fedha uanze, kwa kila mstari wa bajeti.
planning-activity-record-spending-done = Fedha zilizotumika zimehifadhiwa.
planning-activity-create-happened = Shughuli iliongezwa
planning-activity-edit-happened = Shughuli ilihaririwa
planning-activity-delete-happened = Shughuli ilifutwa
planning-activity-record_spending-happened = Fedha zilizotumika ziliandikwa
planning-plan-import-happened = Iliingizwa kutoka kwenye faili
# migao ya idara
planning-parts = Idara na sehemu zinazoshiriki
planning-parts-empty = Hakuna idara yenye mgao katika shughuli hii bado.
planning-parts-title = Mgawanyo wa shughuli kwa idara
planning-parts-text = Kila idara, kitengo na sehemu huchukua mgao wake wa shughuli za taasisi. Mkuu wa idara huchukua kwa niaba ya idara na sehemu zilizo chini yake.
planning-parts-no-units = Taasisi haina idara bado. Ingiza kwanza orodha ya watumishi.
planning-parts-none = Haijachukua shughuli yoyote bado.
planning-part-nobody = Hakuna mtumishi wake mwenye kazi ya shughuli hii
planning-parts-nobody = Hii ni migao ambayo hakuna mtumishi wa idara husika mwenye kazi yake.
planning-parts-all = Tazama migao yote
planning-part-take = Chukua mgao wa shughuli
planning-part-edit = Badilisha mgao
planning-part-quantity = Kiasi
planning-part-quantity-hint = Mgao wake wa kiasi kilichopangwa kwa mwaka. Acha wazi kama hauhesabiki.
planning-part-quantity-not-positive = Kiasi kizidi sifuri, au acha wazi.
planning-part-note = Maelezo
planning-part-taken-already = Tayari idara hii ina mgao katika shughuli hii.
planning-part-leave = Ondoa mgao huu
planning-part-leave-hint = Ukiuondoa, idara haitahesabiwa tena katika shughuli hii.
planning-part-leave-only = Mpango umefunguliwa upya: mgao unaweza kuondolewa tu, na hauwezi kuchukuliwa tena kabla mpango haujaidhinishwa.
planning-part-take-done = Mgao umechukuliwa.
planning-part-edit-done = Mgao umehifadhiwa.
planning-part-leave-done = Mgao umeondolewa.
# shughuli zisizo na mwenyewe
planning-orphans = { $count ->
    [one] Shughuli 1 haina mtekelezaji
   *[other] Shughuli { $count } hazina mtekelezaji
}
planning-orphan-title = Shughuli zisizo na mtekelezaji
planning-orphan-text = Kila shughuli inahitaji idara inayoimiliki au kushiriki, na kazi ya angalau mtumishi mmoja. Idara yenye mgao nayo inahitaji mtumishi wake anayeutekeleza.
planning-orphan-no-unit = Zisizo na idara
planning-orphan-no-unit-empty = Kila shughuli ina idara.
planning-orphan-no-unit-edit = Fungua shughuli, kisha uchague idara inayoimiliki.
planning-orphan-no-unit-take = Wakuu wa idara wanaweza kuchukua migao yao.
planning-orphan-no-unit-wait = Idara zitachukua migao yao baada ya mpango kuidhinishwa.
planning-orphan-no-task = Zenye idara, zisizo na kazi ya mtumishi
planning-orphan-no-task-empty = Kila shughuli yenye idara ina kazi ya mtumishi.
planning-orphan-no-hand = Migao isiyo na mtumishi wa kuitekeleza
planning-orphan-no-hand-empty = Kila mgao una mtumishi wa idara hiyo mwenye kazi yake.
# import
planning-import = Ingiza mpango kutoka kwenye faili
planning-import-hint = Faili la mpango wa mwaka kutoka PlanRep au Fomu Na. 6 ya MTEF: mstari mmoja kwa kila mstari wa bajeti. Shughuli yenye mistari kadhaa ya bajeti hurudiwa kwa msimbo uleule.
planning-import-title-missing = Maelezo ya { $code } hayapo.
planning-import-title-missing-mend = Andika maelezo kwenye safu "{ $column }".
planning-import-differs = { $code } ina maelezo tofauti na mstari wa { $first } wa faili hilihili.
planning-import-differs-mend = Andika thamani ileile kwenye mistari yote ya { $code }, au acha kisanduku wazi kwenye mistari inayofuata.
planning-import-too-long = Maandishi yana herufi zaidi ya { $most }.
planning-import-too-long-mend = Fupisha maandishi.
planning-import-reference-wrong = "{ $value }" si msimbo.
planning-import-reference-wrong-mend = Andika herufi na tarakimu tu, zisizozidi 12.
planning-import-number-wrong = "{ $value }" si namba.
planning-import-number-wrong-mend = Andika namba tu, kwa mfano 1250000 au 12.5.
planning-import-too-many-lines = Shughuli ina mistari ya bajeti zaidi ya { $most }.
planning-import-too-many-lines-mend = Hakikisha msimbo wa shughuli haujarudiwa kimakosa.
planning-import-spent-lost = { $code }: fedha zimeshatumika kwenye mstari wa bajeti { $line }, ambao haumo kwenye faili.
planning-import-spent-lost-mend = Uweke kwenye faili, hata kama kiasi chake ni sifuri: fedha iliyokwisha kutumika haiwezi kufutwa.
planning-import-lines-go = { $code }: mistari ya bajeti isiyomo kwenye faili inaondolewa: { $lines }.
planning-import-owner-unknown = Hakuna idara, kitengo wala sehemu inayoitwa "{ $value }".
planning-import-owner-unknown-mend = Andika jina kama lilivyo kwenye orodha ya watumishi. Yaliyo karibu: { $near }.
planning-import-owner-several = Kuna sehemu zaidi ya moja zinazoitwa "{ $value }".
planning-import-owner-several-mend = Andika idara kabla ya sehemu, kwa mfano: Mipango / Ufuatiliaji.
planning-import-owner-not-yet = Taasisi haina idara bado, hivyo mmiliki "{ $value }" hajawekwa.
planning-import-owner-not-yet-mend = Ingiza orodha ya watumishi, kisha ingiza faili hili tena: wamiliki watawekwa.
planning-import-others-stay = { $count ->
    [one] Shughuli 1 iliyopo kwenye mpango haimo kwenye faili. Itabaki kama ilivyo.
   *[other] Shughuli { $count } zilizopo kwenye mpango hazimo kwenye faili. Zitabaki kama zilivyo.
}
planning-import-others-stay-mend = Kama hazihitajiki, zifute kwenye ukurasa wa mpango.
planning-orphan-tasks = Tazama kazi zisizo na shughuli

# Kunakili mpango wa mwaka uliopita
planning-plan-copy = Nakili mpango wa { $year }
planning-plan-copy-text = Malengo, shabaha, shughuli, wamiliki, viashiria na misimbo ya bajeti itanakiliwa kwenye rasimu ya mwaka huu. Fedha, kiasi kilichopangwa kwa mwaka na hatua za robo mwaka havinakiliwi: utavijaza upya.
planning-plan-copy-done = Mpango wa mwaka uliopita umenakiliwa. Sasa jaza fedha na kiasi kilichopangwa kwa mwaka huu.
planning-plan-copy-happened = Ilinakiliwa kutoka mpango wa mwaka uliopita
planning-plan-nothing-to-copy = Hakuna mpango wa { $year } wa kunakili.
planning-plan-all-copied = Mpango wa { $year } tayari una yote yaliyokuwa kwenye mpango wa mwaka uliopita.

# spending import
planning-spending-import = Ingiza fedha zilizotumika kutoka kwenye faili
planning-spending-import-hint = Faili la matumizi kutoka ofisi ya uhasibu: mstari mmoja kwa kila mstari wa bajeti wa mpango ulioidhinishwa, pamoja na jumla ya fedha zilizotumika tangu mwaka wa fedha ulipoanza. Bajeti na utekelezaji wa kazi havibadiliki.
planning-spending-import-happened = Fedha zilizotumika ziliingizwa kutoka kwenye faili
planning-spending-activity-unknown = Mpango wa { $year } hauna shughuli yenye msimbo "{ $value }".
planning-spending-activity-unknown-mend = Andika msimbo kama ulivyo kwenye mpango, kwa mfano D2201D05.
planning-spending-line-unknown = { $code } haina mstari wa bajeti wenye GFS "{ $value }" na mradi ulioandikwa.
planning-spending-line-unknown-mend = Mistari ya bajeti ya { $code } ni: { $lines }.
planning-spending-line-several = { $code } ina mistari kadhaa ya bajeti yenye GFS "{ $value }".
planning-spending-line-several-mend = Andika pia mradi. Mistari ya bajeti ni: { $lines }.
planning-spending-twice = Mstari huu wa bajeti umeshatajwa kwenye mstari wa { $first } wa faili hilihili.
planning-spending-twice-mend = Bakiza mstari mmoja wenye jumla ya fedha zilizotumika.
planning-spending-less = Jumla iliyoandikwa ni ndogo kuliko iliyokuwapo, { $before }.
planning-spending-less-mend = Hakikisha umeandika jumla tangu mwaka wa fedha ulipoanza, si ya mwezi mmoja.
planning-spending-over = Fedha zilizotumika zinazidi bajeti ya mstari, { $amount }.
planning-spending-over-mend = Kama ni sahihi, endelea; kama si sahihi, rekebisha kiasi.
