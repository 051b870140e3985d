//! Makes copies of a speech: sets its pages, writes its files.
//!
//! All copies are made before the first is written, so that one that cannot be made leaves every file as it was; each
//! file is then written whole or not at all.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use super::paint::{self, Easel};
use crate::app::handing::{HandError, Order, Outlook};
use crate::app::page_fonts;
use crate::app::paging::{PageOrder, Painted};
use crate::assemble::{Assembled, assemble};
use crate::export::page::{Fonts, lay_out, wanted};
use crate::export::{
    Encoding, ExportError, Facts, Format, LineEnding, NameParts, PdfOptions, Request, TextOptions, export, file_name,
};
use crate::i18n::hand_over as words;
use crate::model::{Profile, WantedFamily};
use crate::store::{Cause, CopyKind, Existing, Files, Going, StoreError, Watch, face_folders, write_watched};

/// The highest number of a draft that is looked for among the files of a folder.
const MOST_DRAFTS: u32 = 999;

/// The sets of fonts that are kept: the document's, the reading copy's, one more.
const MOST_FONTS: usize = 3;

/// Makes copies. The fonts that it has read it keeps, as they are many megabytes.
#[derive(Debug, Default)]
pub(super) struct Press {
    fonts: Mutex<Vec<(Vec<WantedFamily>, Fonts)>>,
    easel: Mutex<Option<Easel>>,
}

impl Press {
    /// What an order would come to.
    pub fn foresee(&self, files: &dyn Files, order: &Order) -> Outlook {
        let speech = assemble(&order.draft, None);
        let names = paths(files, order, &speech).into_iter().map(|(kind, path)| {
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
            (kind, name.unwrap_or_default())
        });
        let names = names.collect();
        let profile = Arc::new(order.profile.clone());
        let fonts = self.fonts(&profile);
        let pages = lay_out(&speech, &profile, &fonts, order.rate, None);
        let count = (!fonts.is_empty()).then(|| pages.len());
        Outlook { names, pages: count, stand_ins: fonts.stand_ins(&profile), missing: pages.missing() }
    }

    /// Sets the pages of a speech anew where it has changed, and paints those that can be seen and look otherwise.
    pub fn paint(&self, order: &PageOrder) -> Painted {
        let fonts = self.fonts(&order.profile);
        let before = self.easel.lock().unwrap_or_else(PoisonError::into_inner).take();
        let before = before.filter(|easel| easel.id == order.id);
        let (easel, painted) = paint::paint(order, &fonts, before.as_ref());
        *self.easel.lock().unwrap_or_else(PoisonError::into_inner) = Some(easel);
        painted
    }

    /// The fonts in which a profile is set.
    fn fonts(&self, profile: &Profile) -> Fonts {
        let families = wanted(profile);
        let mut known = self.fonts.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(at) = known.iter().position(|(other, _)| *other == families) {
            let found = known.remove(at);
            let fonts = found.1.clone();
            known.push(found);
            return fonts;
        }
        let fonts = page_fonts(profile, &face_folders());
        if known.len() >= MOST_FONTS {
            known.remove(0);
        }
        known.push((families, fonts.clone()));
        fonts
    }

    /// Makes the copies and writes them; gives their files. `watch` hears of every one.
    pub fn hand_over(
        &self,
        files: &dyn Files,
        order: &Order,
        existing: Existing,
        watch: Watch<'_>,
    ) -> Result<Vec<PathBuf>, HandError> {
        let speech = assemble(&order.draft, None);
        let paths = paths(files, order, &speech);
        if existing == Existing::Keep {
            let there = paths.iter().filter(|(_, path)| files.kind(path).is_ok());
            let there: Vec<PathBuf> = there.map(|(_, path)| path.clone()).collect();
            if !there.is_empty() {
                return Err(HandError::Exists(there));
            }
        }
        let steps = u64::try_from(paths.len()).unwrap_or(u64::MAX).saturating_mul(2);
        let mut done = 0;
        let mut step = |kind| {
            done += 1;
            match watch(done, steps) {
                Going::On => Ok(()),
                Going::Off => Err(HandError::Made(kind, ExportError::Stopped)),
            }
        };
        let mut made = Vec::new();
        for (kind, path) in paths {
            let bytes = self.copy(kind, order, &speech).map_err(|error| HandError::Made(kind, error))?;
            made.push((kind, path, bytes));
            step(kind)?;
        }
        files
            .create_folders(&order.folder)
            .map_err(|error| HandError::File(StoreError::writing(&order.folder, &error)))?;
        let mut written = Vec::new();
        for (kind, path, bytes) in made {
            write_watched(files, &path, &bytes, existing, &|_, _| Going::On).map_err(|error| match error.cause {
                // Somebody wrote it just now.
                Cause::Exists => HandError::Exists(vec![path.clone()]),
                _ => HandError::File(error),
            })?;
            written.push(path);
            step(kind)?;
        }
        Ok(written)
    }

    /// Sets the pages and leaves them in a file of the program's own, from which another program prints them.
    pub fn print(
        &self,
        files: &dyn Files,
        cache: Option<&Path>,
        order: &Order,
        watch: Watch<'_>,
    ) -> Result<PathBuf, HandError> {
        let kind = CopyKind::Pages;
        let speech = assemble(&order.draft, None);
        let bytes = self.copy(kind, order, &speech).map_err(|error| HandError::Made(kind, error))?;
        let folder = cache.map_or_else(|| order.folder.clone(), Path::to_owned);
        files.create_folders(&folder).map_err(|error| HandError::File(StoreError::writing(&folder, &error)))?;
        let path = folder.join(name(order, &parts(order, &speech), kind));
        write_watched(files, &path, &bytes, Existing::Replace, watch).map_err(HandError::File)?;
        Ok(path)
    }

    /// The bytes of a copy.
    fn copy(&self, kind: CopyKind, order: &Order, speech: &Assembled) -> Result<Vec<u8>, ExportError> {
        let plan = &order.plan;
        let profile = if kind == CopyKind::Reading { &order.reading } else { &order.profile };
        let format = format(kind);
        let fonts = (format == Format::Pdf).then(|| self.fonts(profile));
        let text = TextOptions {
            encoding: if plan.gb18030 { Encoding::Gb18030 } else { Encoding::Utf8 },
            bom: plan.mark && !plan.gb18030,
            line_ending: if plan.crlf { LineEnding::CrLf } else { LineEnding::Lf },
            indent: !plan.flush,
        };
        let pdf = PdfOptions { archival: plan.archival };
        let fonts = fonts.as_ref();
        let request = Request { draft: &order.draft, speech, profile, text, fonts, rate: order.rate, pdf };
        export(format, &request)
    }
}

fn format(kind: CopyKind) -> Format {
    match kind {
        CopyKind::Word => Format::Docx,
        CopyKind::Pages | CopyKind::Reading => Format::Pdf,
        CopyKind::Text => Format::Text,
        CopyKind::Markdown => Format::Markdown,
        CopyKind::Web => Format::Html,
    }
}

/// What stands in the names of copies.
fn parts(order: &Order, speech: &Assembled) -> NameParts {
    let facts = Facts::new(&order.draft, speech);
    NameParts {
        language: order.draft.language,
        title: facts.title,
        draft: None,
        day: Some(order.day),
        speaker: facts.author,
        template: order.template.clone(),
    }
}

/// What a copy is called.
fn name(order: &Order, parts: &NameParts, kind: CopyKind) -> String {
    // Two PDFs of one name would be one.
    let suffix = if kind == CopyKind::Reading { words::READING_SUFFIX.get(order.lang) } else { "" };
    file_name(&format!("{}{suffix}", order.plan.names), parts, format(kind).extension())
}

/// Where the copies go. The draft has the number behind the highest of those that lie in the folder already.
fn paths(files: &dyn Files, order: &Order, speech: &Assembled) -> Vec<(CopyKind, PathBuf)> {
    let there = files.list(&order.folder).unwrap_or_default();
    let there: HashSet<String> =
        there.iter().filter_map(|path| Some(path.file_name()?.to_string_lossy().to_lowercase())).collect();
    let mut parts = parts(order, speech);
    let mut names = |number: u32, kinds: &mut dyn Iterator<Item = CopyKind>| -> Vec<(CopyKind, String)> {
        parts.draft = Some(number);
        kinds.map(|kind| (kind, name(order, &parts, kind))).collect()
    };
    let mut all = |number| names(number, &mut CopyKind::ALL.into_iter());
    let mut last = 0;
    if !there.is_empty() && all(1) != all(2) {
        let mut is_there = |number: &u32| all(*number).iter().any(|(_, name)| there.contains(&name.to_lowercase()));
        last = (1..=MOST_DRAFTS).rev().find(|number| is_there(number)).unwrap_or(0);
    }
    let named = names(last + 1, &mut order.plan.copies.iter().copied());
    named.into_iter().map(|(kind, name)| (kind, order.folder.join(name))).collect()
}
