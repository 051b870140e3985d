//! Paints pages for the window: the very PDF that is printed, page by page, and only those that look otherwise.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::app::paging::{PageOrder, Painted};
use crate::assemble::{Assembled, assemble};
use crate::export::page::{Fonts, Pages, Raster, lay_out, raster};
use crate::export::pdf_page;

/// What was painted last, to go on from.
#[derive(Debug)]
pub(super) struct Easel {
    /// The draft.
    pub id: u64,
    speech: Assembled,
    pages: Arc<Pages>,
    scale: f32,
    images: BTreeMap<usize, Arc<Raster>>,
}

/// Sets and paints what is ordered. A page that cannot be painted has no picture.
pub(super) fn paint(order: &PageOrder, fonts: &Fonts, before: Option<&Easel>) -> (Easel, Painted) {
    let speech = assemble(&order.draft, before.map(|before| &before.speech));
    let old = before.map(|before| before.pages.as_ref());
    let pages = Arc::new(lay_out(&speech, &order.profile, fonts, order.rate, old));
    let scale = order.sight.scale;
    let known = |page: usize| {
        let before = before.filter(|before| before.scale == scale)?;
        let image = before.images.get(&page)?;
        pages.is_like(page, &before.pages).then(|| image.clone())
    };
    let painted = |page: usize| {
        let image = known(page).or_else(|| raster(&pdf_page(&pages, page).ok()?, scale).ok().map(Arc::new))?;
        Some((page, image))
    };
    let seen = order.sight.pages.start..order.sight.pages.end.min(pages.len());
    let images: BTreeMap<usize, Arc<Raster>> = seen.filter_map(painted).collect();
    let easel = Easel { id: order.id, speech, pages: pages.clone(), scale, images: images.clone() };
    (easel, Painted { id: order.id, pages, images })
}
