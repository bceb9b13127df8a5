# Makosa
platform-error-not-found = Ukurasa haupatikani
platform-error-not-found-text = Ukurasa huu haupo, au huna ruhusa ya kuuona. Kagua anwani, au rudi mwanzo.
platform-error-signed-out = Hujaingia
platform-error-signed-out-text = Muda wako wa kuwa ndani ya mfumo umeisha. Ingia tena, kisha rudia ulichokuwa unafanya.
platform-error-denied = Huna ruhusa
platform-error-denied-text = Jukumu lako halikuruhusu kufanya jambo hili. Ukidhani ni kosa, wasiliana na Afisa Utumishi wa taasisi yako.
platform-error-invalid = Taarifa ulizotuma zina dosari
platform-error-refused = Jambo hili halikufanyika
platform-error-stale = Kuna mtu amebadilisha wakati huohuo
platform-error-stale-text = Taarifa hii imebadilishwa na mtu mwingine baada ya wewe kuifungua. Rudi nyuma, fungua upya, kisha jaribu tena.
platform-error-busy = Mfumo una shughuli nyingi
platform-error-busy-text = Subiri kidogo, kisha jaribu tena. Hakuna kilichobadilika.
platform-error-internal = Hitilafu ya mfumo
platform-error-internal-text = Samahani, kuna hitilafu upande wetu. Hakuna kilichobadilika. Ukiwasiliana nasi taja namba { $reference }.
platform-sign-in = Ingia
platform-to-home = Rudi mwanzo
# Sehemu za fomu
platform-field-missing = Jaza sehemu hii.
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
