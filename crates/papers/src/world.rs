//! The world typst sees: one template, two fonts, the description and its code as a picture. Nothing else can be read: no
//! file, no package, no network, no clock. File ids are interned for ever, so there are exactly three of them.

use std::sync::LazyLock;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt, World};

const TEMPLATE: &str = include_str!("../templates/paper.typ");
/// Liberation Sans, SIL Open Font License 1.1 (fonts/LICENSE).
const FONTS: [&[u8]; 2] = [
    include_bytes!("../fonts/LiberationSans-Regular.ttf"),
    include_bytes!("../fonts/LiberationSans-Bold.ttf"),
];

/// What is the same for every paper.
pub struct Fixed {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    template: Source,
    description: FileId,
    code: FileId,
}

static FIXED: LazyLock<Option<Fixed>> = LazyLock::new(Fixed::make);

impl Fixed {
    fn make() -> Option<Self> {
        let id = |path: &str| {
            VirtualPath::new(path).ok().map(|path| RootedPath::new(VirtualRoot::Project, path).intern())
        };
        let fonts: Vec<Font> = FONTS.iter().filter_map(|bytes| Font::new(Bytes::new(*bytes), 0)).collect();
        Some(Self {
            // The engine must say which cells head a row; typst still calls that extra.
            library: LazyHash::new(
                Library::builder().with_features([Feature::A11yExtras].into_iter().collect()).build(),
            ),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
            template: Source::new(id("paper.typ")?, TEMPLATE.to_owned()),
            description: id("description.json")?,
            code: id("code.svg")?,
        })
    }

    pub fn get() -> Option<&'static Self> {
        FIXED.as_ref()
    }

    /// Do both fonts have this sign?
    pub fn has(&self, sign: char) -> bool {
        self.fonts.iter().all(|font| font.info().coverage.contains(u32::from(sign)))
    }
}

/// One paper's world.
pub struct Desk {
    pub fixed: &'static Fixed,
    pub description: Bytes,
    pub code: Bytes,
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        &self.fixed.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.fixed.book
    }

    fn main(&self) -> FileId {
        self.fixed.template.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.fixed.template.id() {
            Ok(self.fixed.template.clone())
        } else {
            Err(FileError::AccessDenied)
        }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.fixed.description {
            Ok(self.description.clone())
        } else if id == self.fixed.code {
            Ok(self.code.clone())
        } else {
            Err(FileError::AccessDenied)
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fixed.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
