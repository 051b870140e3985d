//! What was recognised, a row a piece, and what can be chosen where it is uncertain.

use egui::{Frame, Margin, Panel, ScrollArea, Ui, pos2, vec2};

use crate::app::{Action, ImportAsk, ImportRow, Importing, RowKind, Session};
use crate::i18n::{Lang, import as words};
use crate::import::Change;
use crate::model::Doubt;
use crate::ui::Actions;
use crate::ui::controls::{hairline_below, icon_button, key_cap, label, paint_right, paint_text, pills, row};
use crate::ui::icons::Icon;
use crate::ui::theme::{Theme, Type, hairline, size};

/// What this side remembers between frames.
#[derive(Default)]
pub struct RowsState {
    /// The row that was shown last, of which turn.
    shown: Option<(usize, u64)>,
}

/// The column of what rows are, and what a level stands in.
const KIND: f32 = 72.0;
const STEP: f32 = 16.0;

/// The room for how long a row is.
const LENGTH: f32 = 48.0;

/// Something that can be chosen about an uncertain row.
struct Choice {
    /// Its words, and what would follow them.
    text: (String, String),
    /// What it asks.
    ask: ImportAsk,
    /// Whether it is so now.
    now: bool,
}

/// What can be chosen about the row that is looked at, with its words.
fn choices(importing: &Importing) -> Vec<Choice> {
    let Some(row) = importing.row() else { return Vec::new() };
    let text = importing.found.decoded.source.text.as_str();
    let choice = |ask: ImportAsk| match ask {
        ImportAsk::Change(Change::EndsAt(place, end)) => {
            let rest = text.get(end..).unwrap_or_default().chars();
            let behind: String = rest.take(MOST_BEHIND).take_while(|c| *c != '\n').collect();
            let words = text.get(place..end).unwrap_or_default().to_owned();
            Choice { text: (words, behind), ask, now: end == row.place.end }
        }
        ImportAsk::Change(_) => Choice { text: (format!("{}{}", row.mark, row.words), String::new()), ask, now: true },
        ask => Choice { text: (String::new(), String::new()), ask, now: false },
    };
    importing.choices().into_iter().map(choice).collect()
}

/// How many characters are shown behind the end of a heading.
const MOST_BEHIND: usize = 14;

/// Shows what was recognised.
pub fn rows_ui(ui: &mut Ui, session: &Session, importing: &Importing, state: &mut RowsState, actions: &mut Actions) {
    let theme = Theme::of(ui);
    let lang = session.lang;
    let head = Panel::top("import rows head").exact_size(size::PANEL_HEAD).show_separator_line(false);
    head.frame(Frame::NONE.fill(theme.panel).inner_margin(Margin::symmetric(16, 0))).show(ui, |ui| {
        hairline_below(ui, ui.max_rect().expand2(vec2(16.0, 0.0)));
        ui.horizontal_centered(|ui| {
            label(ui, Type::InterfaceMedium, theme.ink2, words::RECOGNISED.get(lang));
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                let doubts = importing.doubts();
                if doubts == 0 {
                    label(ui, Type::Small, theme.ink3, words::CERTAIN.get(lang));
                    return;
                }
                for (icon, name, forward) in
                    [(Icon::CaretDown, words::NEXT_DOUBT, true), (Icon::CaretUp, words::LAST_DOUBT, false)]
                {
                    if icon_button(ui, icon, name.get(lang), None).clicked() {
                        actions.push(Action::Import(ImportAsk::Doubt(forward)));
                    }
                }
                label(ui, Type::Small, theme.warn, &words::doubts(lang, doubts));
            });
        });
    });
    speeches_ui(ui, session, importing, actions);
    let choices = choices(importing);
    if !choices.is_empty() {
        let foot = Panel::bottom("import choices").show_separator_line(false);
        foot.frame(Frame::NONE.fill(theme.paper).inner_margin(Margin::symmetric(16, 12))).show(ui, |ui| {
            let top = ui.max_rect().expand2(vec2(16.0, 12.0));
            ui.painter().hline(top.x_range(), top.top() + 0.5, hairline(theme.line));
            choices_ui(ui, lang, importing, choices, actions);
        });
    }
    if importing.rows().is_empty() {
        ui.centered_and_justified(|ui| label(ui, Type::Interface, theme.ink2, words::NOTHING_FOUND.get(lang)));
        return;
    }
    let mut area = ScrollArea::vertical().auto_shrink(false).id_salt("import rows");
    if state.shown != Some((importing.at, importing.turn)) {
        state.shown = Some((importing.at, importing.turn));
        let room = ui.available_height();
        #[expect(clippy::cast_precision_loss, reason = "a place on the screen")]
        let at = importing.at as f32 * size::ROW_ITEM;
        area = area.vertical_scroll_offset((at - room / 3.0).max(0.0));
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    area.show_rows(ui, size::ROW_ITEM, importing.rows().len(), |ui, shown| {
        let first = shown.start;
        for (index, entry) in importing.rows().get(shown).unwrap_or_default().iter().enumerate() {
            if row_ui(ui, lang, entry, importing.at == first + index) {
                actions.push(Action::Import(ImportAsk::Look(first + index)));
            }
        }
    });
}

/// Which speech of several is shown.
fn speeches_ui(ui: &mut Ui, session: &Session, importing: &Importing, actions: &mut Actions) {
    let speeches = &importing.found.outline.speeches;
    if speeches.len() < 2 {
        return;
    }
    let strip = Panel::top("import speeches").show_separator_line(false);
    strip.frame(Frame::NONE.inner_margin(Margin::symmetric(16, 8))).show(ui, |ui| {
        let names = speeches.iter().enumerate().take(MOST_SPEECHES).map(|(index, speech)| {
            let title = speech.title.iter().map(|line| line.text.as_str()).collect::<String>();
            let title: String = title.chars().take(18).collect();
            (index, words::speech(session.lang, index + 1, &title))
        });
        if let Some(speech) = pills(ui, names, &importing.speech) {
            actions.push(Action::Import(ImportAsk::Speech(speech)));
        }
    });
}

/// How many speeches of one text are offered.
const MOST_SPEECHES: usize = 12;

/// One row; whether it was pressed.
fn row_ui(ui: &mut Ui, lang: Lang, entry: &ImportRow, current: bool) -> bool {
    let theme = Theme::of(ui);
    let (kind, level, heading) = match entry.kind {
        RowKind::Title => (words::TITLE.get(lang).to_owned(), 0, true),
        RowKind::Subtitle => (words::SUBTITLE.get(lang).to_owned(), 0, false),
        RowKind::Date => (words::DATE.get(lang).to_owned(), 0, false),
        RowKind::Speaker => (words::SPEAKER.get(lang).to_owned(), 0, false),
        RowKind::Salutation => (words::SALUTATION.get(lang).to_owned(), 0, false),
        RowKind::Text => (words::TEXT.get(lang).to_owned(), 0, false),
        RowKind::Part(level) => (words::level(lang, level), level, true),
        RowKind::Body(level) => (String::new(), level, false),
        RowKind::Closing => (words::CLOSING.get(lang).to_owned(), 0, false),
    };
    let name = format!("{kind} {}{}", entry.mark, entry.words);
    let (rect, response) = row(ui, size::ROW_ITEM, current, &name);
    let middle = rect.center().y;
    paint_text(ui, pos2(rect.left() + 16.0, middle), KIND - 16.0, Type::Small, theme.ink3, &kind);
    #[expect(clippy::cast_precision_loss, reason = "few levels")]
    let left = rect.left() + 16.0 + KIND + level as f32 * STEP;
    let room = rect.right() - LENGTH - 16.0 - left;
    if entry.doubt.is_some() {
        Icon::Warning.paint(ui, pos2(left - 12.0, middle), size::ICON_SMALL, theme.warn);
    }
    let (face, color) = if heading { (Type::InterfaceMedium, theme.ink) } else { (Type::Interface, theme.ink2) };
    let taken = if entry.mark.is_empty() {
        0.0
    } else {
        paint_text(ui, pos2(left, middle), room, Type::Interface, theme.ink2, &entry.mark) + 2.0
    };
    paint_text(ui, pos2(left + taken, middle), (room - taken).max(0.0), face, color, &entry.words);
    let length = entry.characters.to_string();
    paint_right(ui, pos2(rect.right() - 16.0, middle), Type::Small, theme.ink3, &length);
    response.clicked()
}

/// What can be chosen, each with its key.
fn choices_ui(ui: &mut Ui, lang: Lang, importing: &Importing, choices: Vec<Choice>, actions: &mut Actions) {
    let theme = Theme::of(ui);
    let ends = importing.row().is_some_and(|row| row.doubt == Some(Doubt::HeadingEnd));
    let asked = if ends { words::WHERE_ENDS } else { words::IS_HEADING };
    label(ui, Type::Interface, theme.ink, asked.get(lang));
    ui.add_space(4.0);
    for (index, choice) in choices.into_iter().enumerate() {
        let (words, behind) = match &choice.ask {
            ImportAsk::Plain => (words::IT_IS_NOT.get(lang).to_owned(), String::new()),
            _ => choice.text.clone(),
        };
        let (rect, response) = row(ui, size::CONTROL, choice.now, &words);
        key_cap(ui, pos2(rect.left() + 28.0, rect.center().y), &(index + 1).to_string());
        let left = rect.left() + 40.0;
        let taken =
            paint_text(ui, pos2(left, rect.center().y), rect.right() - left - 8.0, Type::Interface, theme.ink, &words);
        if !behind.is_empty() {
            let bar = left + taken + 3.0;
            ui.painter().vline(bar, rect.shrink(8.0).y_range(), hairline(theme.accent));
            let room = (rect.right() - bar - 16.0).max(0.0);
            paint_text(ui, pos2(bar + 6.0, rect.center().y), room, Type::Interface, theme.ink3, &behind);
        }
        if response.clicked() {
            actions.push(Action::Import(choice.ask));
        }
    }
}
