//! The embedded style sheet, script and icon: named by content, so they may be cached for ever.
//! How they are served (headers, 304) is platform's.

struct Stored {
    name: &'static str,
    path: &'static str,
    content_type: &'static str,
    /// Of the plain, the brotli and the gzip body.
    etags: [&'static str; 3],
    identity: &'static [u8],
    brotli: &'static [u8],
    gzip: &'static [u8],
}

include!(concat!(env!("OUT_DIR"), "/assets.rs"));

/// One asset in the best encoding the browser takes. Serve with `cache-control: public, max-age=31536000, immutable`,
/// `vary: accept-encoding`.
#[derive(Debug, Clone, Copy)]
pub struct Asset {
    pub body: &'static [u8],
    pub content_type: &'static str,
    /// `content-encoding`, absent when the body is sent as it is.
    pub encoding: Option<&'static str>,
    /// A strong tag with its quotes; it differs by encoding.
    pub etag: &'static str,
}

/// The address of an asset known by its plain name (`app.css`, `tija.js`, `icon.svg`); an unknown name gives an
/// address that answers 404.
pub fn asset(name: &str) -> &'static str {
    ASSETS.iter().find(|stored| stored.name == name).map_or("/assets/unknown", |stored| stored.path)
}

/// Finds the asset of a request path (`/assets/app.0123456789abcdef.css`). Browsers offer brotli only over TLS or to
/// localhost, so gzip is kept too for offices served over plain HTTP.
pub fn find_asset(path: &str, accept_encoding: &str) -> Option<Asset> {
    let stored = ASSETS.iter().find(|stored| stored.path == path)?;
    let accepts = |coding: &str| {
        accept_encoding.split(',').any(|offer| {
            let mut parts = offer.split(';');
            parts.next().is_some_and(|name| name.trim() == coding)
                && !parts.any(|part| matches!(part.trim(), "q=0" | "q=0.0"))
        })
    };
    let [plain, brotli, gzip] = stored.etags;
    let (body, encoding, etag) = if accepts("br") {
        (stored.brotli, Some("br"), brotli)
    } else if accepts("gzip") {
        (stored.gzip, Some("gzip"), gzip)
    } else {
        (stored.identity, None, plain)
    };
    Some(Asset { body, content_type: stored.content_type, encoding, etag })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_asset_is_found_under_its_hashed_address_in_each_encoding() {
        for name in ["app.css", "tija.js", "icon.svg"] {
            let path = asset(name);
            let plain = find_asset(path, "").unwrap();
            assert!(plain.encoding.is_none());
            let packed = find_asset(path, "gzip, deflate, br").unwrap();
            assert_eq!(packed.encoding, Some("br"));
            assert_eq!(find_asset(path, "gzip;q=1.0, br;q=0").unwrap().encoding, Some("gzip"));
            assert!(packed.body.len() < plain.body.len());
        }
    }

    #[test]
    fn an_old_or_unknown_address_is_not_found() {
        assert!(find_asset("/assets/app.css", "br").is_none());
        assert!(find_asset(asset("nothing"), "br").is_none());
    }

    #[test]
    fn the_style_and_the_script_name_no_other_host_and_no_font_file() {
        for name in ["app.css", "tija.js"] {
            let text = std::str::from_utf8(find_asset(asset(name), "").unwrap().body).unwrap();
            assert!(
                !text.contains("url(") && !text.contains("@import") && !text.contains("fetch("),
                "{name}"
            );
        }
    }

    #[test]
    fn style_and_script_stay_small_enough_for_a_weak_network() {
        assert!(find_asset(asset("app.css"), "br").unwrap().body.len() < 16_000);
        assert!(find_asset(asset("tija.js"), "br").unwrap().body.len() < 3_000);
    }
}
