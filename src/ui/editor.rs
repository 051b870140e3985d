//! One text of the manuscript that is written in: a heading, a line of the title, the paragraphs of a part.
//!
//! It shows what the draft holds and reports what was typed; it keeps no text of its own. The next version of the page
//! will replace it, so nothing outside `manuscript` uses it.

use std::sync::Arc;

use egui::text::{CCursor, CCursorRange, LayoutJob, LayoutSection, TextFormat};
use egui::text_edit::TextEditState;
use egui::{Align, Color32, EventFilter, Galley, Id, Pos2, Rect, Response, TextBuffer, TextEdit, Ui};

use super::chips::{self, Ground};
use super::controls;
use super::theme::{Theme, Type};
use crate::flow::{ChipKind, Shown};

/// How a text is shown.
pub struct Spec<'a> {
    /// Tells it from all others.
    pub id: Id,
    /// Its name for those who do not see it.
    pub name: &'a str,
    /// How it is set.
    pub kind: Type,
    /// Its colour.
    pub color: Color32,
    /// Where it stands, and how wide it may be.
    pub place: Rect,
    /// Room before its first line, for a number or a heading that runs in.
    pub first_indent: f32,
    /// Room before the first line of every other paragraph.
    pub indent: f32,
    /// Whether its lines are centred.
    pub centred: bool,
    /// What stands there while it is empty.
    pub hint: &'a str,
    /// Whether Enter begins another paragraph.
    pub paragraphs: bool,
    /// Where the caret is to be put, in bytes of the shown words.
    pub caret: Option<usize>,
}

/// What came of showing a text.
pub struct Shows {
    /// The widget's response.
    pub response: Response,
    /// How it was laid out, and where.
    pub galley: Arc<Galley>,
    /// The corner of the layout.
    pub at: Pos2,
    /// What the words are now and where the caret is in them, in bytes, if anything was typed.
    pub typed: Option<(String, usize)>,
    /// Where the caret is, in bytes of the words, if the text has the keyboard.
    pub caret: Option<usize>,
    /// Whether anything is selected.
    pub selection: bool,
}

/// Shows a text for writing.
pub fn editor(ui: &mut Ui, shown: &Shown, spec: &Spec<'_>) -> Shows {
    let theme = Theme::of(ui);
    let mut words = shown.text.clone();
    if let Some(byte) = spec.caret {
        put_caret(ui, spec.id, &words, byte);
    }
    // An empty text has no first line to indent.
    let place = if words.is_empty() && !spec.centred {
        Rect::from_min_max(spec.place.min + egui::vec2(spec.first_indent, 0.0), spec.place.max)
    } else {
        spec.place
    };
    let mut layouter = |ui: &Ui, buffer: &dyn TextBuffer, width: f32| {
        let job = layout(theme, shown, buffer.as_str(), spec, width);
        ui.fonts_mut(|fonts| fonts.layout_job(job))
    };
    let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, escape: true, tab: false };
    let mut edit = TextEdit::multiline(&mut words)
        .id(spec.id)
        .frame(egui::Frame::NONE)
        .margin(egui::Margin::ZERO)
        .desired_width(place.width())
        .desired_rows(1)
        .hint_text(
            egui::RichText::new(spec.hint).font(spec.kind.font()).line_height(Some(spec.kind.line())).color(theme.ink3),
        )
        .align(if spec.centred { egui::Align2::CENTER_TOP } else { egui::Align2::LEFT_TOP })
        .event_filter(filter)
        .layouter(&mut layouter);
    if !spec.paragraphs {
        edit = edit.return_key(None);
    }
    let grounds = chips::reserve(ui);
    let mut output = None;
    ui.scope_builder(egui::UiBuilder::new().max_rect(place), |ui| {
        output = Some(edit.show(ui));
    });
    let Some(output) = output else {
        // The scope always runs; a widget that is not there was not typed into.
        let response = ui.allocate_rect(place, egui::Sense::hover());
        let galley = ui.fonts_mut(|fonts| fonts.layout_job(LayoutJob::default()));
        return Shows { response, galley, at: place.min, typed: None, caret: None, selection: false };
    };
    let response = output.response.response.clone();
    controls::name(ui, response.id, spec.name);
    let caret =
        output.cursor_range.filter(|_| response.has_focus()).map(|range| byte_of(&words, range.primary.index.0));
    // Centred rows stand at both sides of the galley's own corner.
    let at = output.galley_pos - egui::vec2(output.galley.rect.left(), 0.0);
    if words == shown.text {
        let chips = shown.chips.iter().filter_map(|chip| Some((chip.range.clone(), ground_of(&chip.kind)?)));
        chips::paint_grounds(ui, grounds, &output.galley, at, spec.kind.size(), chips);
    }
    let typed = response.changed().then(|| (words.clone(), caret.unwrap_or(words.len())));
    Shows {
        galley: output.galley,
        at,
        typed,
        caret,
        selection: output.cursor_range.is_some_and(|range| !range.is_empty()),
        response,
    }
}

fn ground_of(kind: &ChipKind) -> Option<Ground> {
    match kind {
        ChipKind::Filled(..) => Some(Ground::Filled),
        ChipKind::Unfilled(..) => Some(Ground::Unfilled),
        ChipKind::Count(_) => Some(Ground::Count),
        ChipKind::Pause => None,
    }
}

/// Gives a text the keyboard, with the caret at a byte of its words.
fn put_caret(ui: &Ui, id: Id, words: &str, byte: usize) {
    let index = words.char_indices().take_while(|(at, _)| *at < byte).count();
    let mut state = TextEditState::load(ui.ctx(), id).unwrap_or_default();
    state.cursor.set_char_range(Some(CCursorRange::one(CCursor::new(index))));
    state.clear_undoer();
    state.store(ui.ctx(), id);
    // Asking for the keyboard ends what is being composed, also for a text that has it.
    if !ui.memory(|memory| memory.has_focus(id)) {
        ui.memory_mut(|memory| memory.request_focus(id));
    }
}

fn byte_of(words: &str, index: usize) -> usize {
    words.char_indices().nth(index).map_or(words.len(), |(byte, _)| byte)
}

/// The words with their chips and indents. In the moment in which something was typed there are none; what the window
/// shows is laid out again from the draft.
fn layout(theme: &Theme, shown: &Shown, words: &str, spec: &Spec<'_>, width: f32) -> LayoutJob {
    let mut job = LayoutJob { text: words.to_owned(), ..LayoutJob::default() };
    job.wrap.max_width = width;
    job.keep_trailing_whitespace = true;
    if spec.centred {
        job.halign = Align::Center;
    }
    let same = words == shown.text;
    let chips = if same { shown.chips.as_slice() } else { &[] };
    let mut cuts = vec![0, words.len()];
    cuts.extend(chips.iter().flat_map(|chip| [chip.range.start, chip.range.end]));
    cuts.extend(words.match_indices('\n').map(|(at, _)| at + 1));
    cuts.sort_unstable();
    cuts.dedup();
    if words.is_empty() {
        // Even without a letter a line is as high as a line.
        cuts.push(0);
    }
    let mut next_chip = chips.iter().peekable();
    for pair in cuts.windows(2) {
        let [start, end] = *pair else { continue };
        while next_chip.next_if(|chip| chip.range.end <= start).is_some() {}
        let chip = next_chip.peek().filter(|chip| chip.range.start <= start);
        let color = match chip.map(|chip| &chip.kind) {
            Some(ChipKind::Unfilled(..) | ChipKind::Pause) => theme.warn,
            _ => spec.color,
        };
        let begins = start == 0 || words.as_bytes().get(start - 1) == Some(&b'\n');
        let indent = if start == 0 { spec.first_indent } else { spec.indent };
        job.sections.push(LayoutSection {
            leading_space: if begins && !spec.centred { indent } else { 0.0 },
            byte_range: start.into()..end.into(),
            format: TextFormat {
                font_id: spec.kind.font(),
                line_height: Some(spec.kind.line()),
                color,
                ..TextFormat::default()
            },
        });
    }
    job
}
