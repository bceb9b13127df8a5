# Makosa
platform-error-not-found = Ukurasa haupatikani
platform-error-not-found-text = Ukurasa huu haupo, au huna ruhusa ya kuuona. Kagua anwani, au rudi mwanzo.
platform-error-signed-out = Hujaingia kwenye mfumo
platform-error-signed-out-text = Muda wako wa kuwa ndani ya mfumo umeisha. Ingia tena, kisha rudia ulichokuwa unafanya.
platform-error-denied = Huna ruhusa
platform-error-denied-text = Jukumu lako halikuruhusu kufanya jambo hili. Ukidhani ni kosa, wasiliana na Afisa Utumishi wa taasisi yako.
platform-error-invalid = Taarifa ulizotuma zina dosari
platform-error-refused = Jambo hili halikufanyika
platform-error-stale = Taarifa imebadilika baada ya wewe kuifungua
platform-error-stale-text = Taarifa hii imebadilishwa baada ya wewe kuifungua: na mtu mwingine, au nawe mwenyewe kwenye dirisha jingine. Rudi nyuma, fungua upya, kisha jaribu tena.
platform-error-busy = Mfumo una shughuli nyingi
platform-error-busy-text = Subiri kidogo, kisha jaribu tena. Hakuna kilichobadilika.
platform-error-internal = Hitilafu ya mfumo
platform-error-internal-text = Samahani, kuna hitilafu upande wetu. Hakuna kilichobadilika. Ukiwasiliana nasi taja namba { $reference }.
platform-sign-in = Ingia
platform-to-home = Rudi mwanzo
# Sehemu za fomu
platform-field-missing = Jaza nafasi hii.
platform-field-too-long = Fupisha: isizidi herufi { $most }.
platform-field-not-a-day = Andika tarehe kama 31/12/2026.
platform-field-not-a-number = Andika namba, kwa mfano 12 au 12.5.
platform-field-choose = Chagua moja.
platform-form-unreadable = Fomu haikusomeka. Fungua ukurasa upya, kisha jaribu tena.
platform-upload-too-large = Faili ni kubwa mno. Punguza ukubwa, kisha jaribu tena.
# Viambatisho
platform-file-too-large = Faili lisizidi MB 5. Punguza ukubwa wake, kisha jaribu tena.
platform-file-kind = Ambatisha PDF au picha (JPEG, PNG, WebP).
platform-help = Msaada
platform-privacy = Faragha
# import: kuingiza faili la jedwali
platform-import-how = Kwanza faili linajaribiwa bila kubadilisha chochote. Utaona taarifa ya kila mstari, kisha utaamua kuingiza. Mstari mmoja wenye tatizo huzuia faili lote, ili usibaki na taarifa nusu.
platform-import-year = Mwaka wa fedha
platform-import-sheet = Faili la CSV au Excel (.xlsx)
platform-import-sheet-hint = Lisizidi MB { $most }. Katika Excel husomwa ukurasa wa kwanza unaoonekana.
platform-import-try = Jaribu faili
platform-import-columns = Safu za faili
platform-import-columns-hint = Vichwa vya safu viandikwe kwa Kiswahili au Kiingereza; mpangilio wa safu na herufi kubwa au ndogo havijalishi. Pakua kiolezo:
platform-import-template-csv = Kiolezo cha CSV
platform-import-template-xlsx = Kiolezo cha Excel
platform-import-heading-sw = Kichwa kwa Kiswahili
platform-import-heading-en = Kichwa kwa Kiingereza
platform-import-needed = Lazima?
platform-import-needed-yes = Lazima
platform-import-needed-no = Si lazima
platform-import-recent = Mafaili yaliyotumwa karibuni
platform-import-file = Faili
platform-import-sent = Lilitumwa
platform-import-state = Hali
platform-import-result = Matokeo
platform-import-state-trying = Linajaribiwa
platform-import-state-tried = Halina tatizo, linasubiri kuingizwa
platform-import-state-refused = Lina matatizo, halijaingizwa
platform-import-state-taking = Linaingizwa
platform-import-state-taken = Limeingizwa
platform-import-state-failed = Limekatizwa
platform-import-state-replaced = Limebadilishwa na faili jipya
platform-import-text-trying = Faili linajaribiwa mstari kwa mstari. Hakuna kinachobadilika.
platform-import-text-taking = Faili linaingizwa. Hakuna anayeona mabadiliko hadi mistari yote iishe.
platform-import-text-warned = Hakuna kosa linalozuia, lakini soma tahadhari zilizo hapa chini kwanza. Ukibonyeza Ingiza, mistari yote itaingizwa kwa pamoja.
platform-import-text-tried = Hakuna tatizo lililopatikana. Ukibonyeza Ingiza, mistari yote itaingizwa kwa pamoja.
platform-import-text-refused = { $count ->
    [one] Tatizo 1 limepatikana. Hakuna kilichobadilika. Rekebisha faili, kisha lijaribu tena.
   *[other] Matatizo { $count } yamepatikana. Hakuna kilichobadilika. Rekebisha faili, kisha lijaribu tena.
}
platform-import-text-taken = Mistari yote imeingizwa. Ukiingiza faili hilohilo tena, hakuna kitakachorudiwa.
platform-import-text-failed = Kazi ilikatika kabla ya kwisha, kwa mfano mfumo ulizimwa. Hakuna kilichobadilika. Anza upya.
platform-import-text-replaced = Ulituma faili jipya kabla ya kuingiza hili. Faili hili halikuingizwa.
platform-import-progress = Mistari { $done } kati ya { $total }
platform-import-refreshes = Ukurasa huu unajisasisha wenyewe kila sekunde mbili.
platform-import-look-again = Angalia tena
platform-import-rows = Mistari
platform-import-added = Mipya
platform-import-changed = Iliyobadilika
platform-import-unchanged = Isiyobadilika
platform-import-take = Ingiza
platform-import-another = Tuma faili jingine
platform-import-mended = Tuma faili lililorekebishwa
platform-import-retry = Anza upya
platform-import-report = Taarifa ya kila mstari
platform-import-row = Mstari
platform-import-column = Safu
platform-import-wrong = Kosa
platform-import-mend = Jinsi ya kurekebisha
platform-import-whole-file = Faili lote
platform-import-warning = Tahadhari
platform-import-problem = Tatizo
platform-import-place = Mstari { $row }, safu "{ $column }":
platform-import-place-row = Mstari { $row }:
platform-import-more = { $count ->
    [one] Kuna jambo 1 zaidi ambalo halikuonyeshwa hapa.
   *[other] Kuna mambo { $count } zaidi ambayo hayakuonyeshwa hapa.
}
platform-import-problems = { $count ->
    [one] Tatizo 1
   *[other] Matatizo { $count }
}
platform-import-counts = Mipya { $added }, iliyobadilika { $changed }, isiyobadilika { $unchanged }
platform-import-refused-sum = Idadi ya matatizo: { $count }; mistari: { $rows }. Hakuna kilichobadilika.
platform-import-tried-sum = Mistari isiyo na tatizo: { $rows } (mipya { $added }, iliyobadilika { $changed }, isiyobadilika { $unchanged }). Hili lilikuwa jaribio, hakuna kilichobadilika.
platform-import-taken-sum = Mistari iliyoingizwa: { $rows } (mipya { $added }, iliyobadilika { $changed }, isiyobadilika { $unchanged }).
platform-import-no-file = Chagua faili la kuingiza.
platform-import-has-problems = Faili lina matatizo, halikuingizwa.
platform-import-not-ready = Faili hili haliwezi kuingizwa katika hali yake ya sasa. Fungua orodha ya mafaili uone hali yake.
platform-import-column-missing = Safu ya lazima haipo: "{ $sw }" (kwa Kiingereza "{ $en }").
platform-import-column-missing-mend = Ongeza safu hiyo, au andika kichwa chake kama ilivyo hapa.
platform-import-column-repeated = Safu "{ $heading }" imerudiwa.
platform-import-column-repeated-mend = Bakiza safu moja tu yenye maana hiyo.
platform-import-column-unknown = Safu "{ $heading }" haijulikani, haitasomwa.
platform-import-column-unknown-mend = Kama ina taarifa zinazohitajika, andika kichwa chake kama kwenye kiolezo. Kama sivyo, iache.
platform-import-cells-beyond = Mstari una visanduku vingi kuliko vichwa vya safu.
platform-import-cells-beyond-mend = Huenda maandishi yenye alama ya mkato hayako ndani ya alama za nukuu. Weka "..." kuyazunguka.
platform-import-cell-failed = Kisanduku kina kosa la hesabu la Excel: { $value }.
platform-import-cell-failed-mend = Rekebisha fomula, au andika thamani yenyewe.
platform-import-no-rows = Faili lina vichwa vya safu tu, halina mistari.
platform-import-no-rows-mend = Jaza angalau mstari mmoja chini ya vichwa.
# sheet: faili lisilosomeka
platform-sheet-empty = Faili ni tupu, halina kitu.
platform-sheet-empty-mend = Hakikisha umechagua faili sahihi lenye vichwa vya safu na mistari.
platform-sheet-too-large = Faili ni kubwa mno. Lisizidi MB { $most }; ligawe, kisha tuma moja moja.
platform-sheet-not-a-sheet = Faili hili si jedwali la CSV wala Excel (.xlsx).
platform-sheet-not-a-sheet-mend = Fungua jedwali lako, kisha lihifadhi kama "Excel Workbook (.xlsx)" au "CSV UTF-8".
platform-sheet-old-or-locked = Faili ni la Excel ya zamani (.xls), au limefungwa kwa nywila.
platform-sheet-old-or-locked-mend = Lifungue kwa Excel, ondoa nywila kama ipo, kisha lihifadhi kama "Excel Workbook (.xlsx)".
platform-sheet-utf16 = Faili limehifadhiwa kama "Unicode Text" (UTF-16).
platform-sheet-utf16-mend = Katika Excel chagua Save As, kisha "CSV UTF-8 (Comma delimited)".
platform-sheet-not-utf8 = Mstari wa { $line } wa faili una herufi zisizosomeka (si UTF-8).
platform-sheet-not-utf8-mend = Katika Excel chagua Save As, kisha "CSV UTF-8 (Comma delimited)"; katika LibreOffice chagua Unicode (UTF-8).
platform-sheet-stray-quote = Mstari wa { $line }: kuna maandishi baada ya alama ya nukuu inayofunga.
platform-sheet-stray-quote-mend = Alama ya nukuu iliyo ndani ya maandishi iandikwe mara mbili: "".
platform-sheet-open-quote = Alama ya nukuu iliyofunguliwa mstari wa { $line } haijafungwa.
platform-sheet-open-quote-mend = Ifunge mwisho wa kisanduku, au iondoe.
platform-sheet-cell-too-long = Mstari wa { $line }: kisanduku kina herufi zaidi ya { $most }.
platform-sheet-cell-too-long-mend = Fupisha maandishi ya kisanduku hicho.
platform-sheet-too-many-columns = Mstari wa { $line } una safu zaidi ya { $most }.
platform-sheet-too-many-columns-mend = Ondoa safu zisizohitajika, au hakikisha kitenganishi cha safu ni kimoja katika faili lote.
platform-sheet-broken = Faili la Excel limeharibika, haliwezi kufunguliwa.
platform-sheet-broken-mend = Lifungue kwa Excel au LibreOffice, lihifadhi upya kama .xlsx, kisha jaribu tena.
platform-sheet-unpacks-too-large = Faili la Excel linapanuka kupita kiasi linapofunguliwa (zaidi ya MB { $most }), halitapokelewa.
platform-sheet-unpacks-too-large-mend = Nakili mistari inayohitajika tu kwenye faili jipya, kisha jaribu tena.
platform-sheet-no-worksheet = Faili la Excel halina ukurasa unaoonekana wenye jedwali.
platform-sheet-no-worksheet-mend = Onyesha (Unhide) ukurasa wenye jedwali na uuweke wa kwanza.
# stakabadhi za historia iliyotiwa muhuri
platform-receipt-title = Kagua stakabadhi
platform-sheet-holds-too-much = Faili hili lina maandishi, mitindo au majina mengi mno kwa ndani, hata kama ni dogo. Nakili safu zako kwenye faili jipya, au lihifadhi kama CSV.
platform-receipt-what = Stakabadhi ni faili linalothibitisha kwamba tukio fulani liliandikwa kwenye historia, na kwamba historia hiyo haijabadilishwa tangu hapo. Mtumishi huipakua kwenye ukurasa wake wa taarifa zake. Weka faili hapa ili mfumo uithibitishe au uikanushe; si lazima kuingia.
platform-receipt-file = Faili la stakabadhi
platform-receipt-file-hint = Faili la .json kama lilivyopakuliwa, bila kubadilishwa.
platform-receipt-ask = Kagua stakabadhi
platform-receipt-no-file = Chagua faili la stakabadhi.
platform-receipt-says = Stakabadhi inasema
platform-receipt-action = Tendo
platform-receipt-at = Lilifanyika (saa za UTC)
platform-receipt-actor = Aliyelifanya
platform-receipt-position = Nafasi kwenye kumbukumbu
platform-receipt-sealed-at = Muhuri uliotiwa saini (saa za UTC)
platform-receipt-sound = Stakabadhi hii ni ya kweli. Tukio limo kwenye kumbukumbu iliyotiwa muhuri, na historia bado inasema hivyo hivyo.
platform-receipt-refused-unreadable = Faili hili si stakabadhi ya mfumo huu, au limeharibika. Pakua stakabadhi upya, kisha jaribu tena.
platform-receipt-refused-tells-otherwise = Stakabadhi imebadilishwa: maelezo yake hayalingani na tukio lililotiwa muhuri. Isitegemewe.
platform-receipt-refused-proof-fails = Stakabadhi haithibitiki: uthibitisho wake haufiki kwenye muhuri. Isitegemewe.
platform-receipt-refused-unknown-key = Muhuri wa stakabadhi hii umetiwa saini kwa ufunguo ambao si wa mfumo huu.
platform-receipt-refused-bad-signature = Saini ya muhuri si sahihi. Stakabadhi isitegemewe.
platform-receipt-refused-log-differs = Stakabadhi yenyewe ni ya kweli, lakini kumbukumbu ya mfumo haina tena tukio hili kama lilivyotiwa muhuri. Historia imebadilishwa: hifadhi stakabadhi hii na umjulishe mkaguzi.
platform-receipt-refused-row-differs = Tukio lilitiwa muhuri, lakini historia sasa inasema kitu kingine. Historia imebadilishwa: mjulishe mkaguzi.
platform-receipt-not-yet = Tukio hili bado halijatiwa muhuri. Subiri sekunde chache, kisha jaribu tena.
platform-receipt-log = Muhuri wa mwisho wa kumbukumbu
platform-receipt-log-text = Yeyote anaweza kunakili maandishi haya na kuyatunza au kuyatangaza hadharani. Kumbukumbu ikiandikwa upya baadaye, nakala hiyo itaonyesha kuwa imebadilishwa.
platform-receipt-log-empty = Bado hakuna tukio lililotiwa muhuri.
# notice: arifa
platform-notice-title = Arifa
platform-notice-text = Hapa unaona kilichofanywa na wengine kuhusu kazi zako. Unachotakiwa kufanya ifikapo tarehe fulani kiko kwenye ukurasa wa Mwanzo. Wewe pekee ndiye unayeona arifa zako.
platform-notice-none = Huna arifa. Mtu mwingine akifanya jambo linalokuhusu, utaliona hapa.
platform-notice-new = Mpya
platform-notice-read-all = Nimezisoma zote
platform-notice-read-done = Arifa ulizoziona zimewekewa alama kuwa zimesomwa.
platform-notice-other = { $name } amefanya badiliko linalokuhusu
# mail: barua pepe
platform-mail-title = Barua pepe
platform-mail-not-set-up = Barua pepe haijawekwa kwenye mfumo huu, kwa hiyo hakuna inayotumwa. Arifa zote zinaonekana ndani ya mfumo. Msimamizi wa mfumo ataona jinsi ya kuiweka kwenye mwongozo wa uendeshaji (docs/operate.md).
platform-mail-server = Seva ya barua pepe
platform-mail-from = Anwani inayotuma
platform-mail-now = Sasa hivi
platform-mail-open = Barua pepe zinaweza kutumwa
platform-mail-quiet = Ni saa za utulivu: hakuna barua pepe inayotumwa hadi { $time }
platform-mail-kept = Barua pepe zilizotumwa na zilizoshindikana huhesabiwa kwa siku 30, kisha hufutwa.
platform-mail-troubled = Zenye tatizo
platform-mail-troubled-text = Haya ni maneno ya seva ya barua pepe yenyewe. Anwani ikiwa na kosa, mtumishi mwenyewe au Afisa Utumishi airekebishe. Arifa hazijapotea: mtumishi anaziona ndani ya mfumo.
platform-mail-no-trouble = Hakuna barua pepe yenye tatizo.
platform-mail-to = Kwa
platform-mail-state = Hali
platform-mail-state-waiting = Inasubiri
platform-mail-state-sent = Imetumwa
platform-mail-state-failed = Imeshindikana
platform-mail-next = Itajaribiwa tena { $time }
platform-mail-attempts = Majaribio
platform-mail-said = Seva ilisema
platform-mail-retry = Jaribu tena zilizoshindikana
platform-mail-retry-done = Barua pepe zilizoshindikana zitajaribiwa tena.

# majedwali ya ukurasa kama faili
platform-export = Pakua jedwali lote:
platform-export-cut = Orodha ni ndefu kuliko faili moja linavyoweza kubeba. Chuja orodha, kisha upakue tena.
# Mashine ya karatasi
platform-press-missing = Huduma ya kutengeneza PDF haipatikani kwa sasa. Tumia ukurasa wa kuchapisha, au jaribu tena baadaye.
platform-press-slow = Kutengeneza PDF kumechukua muda mrefu mno. Jaribu tena; ikijirudia, mwone mratibu.
