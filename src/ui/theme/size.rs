//! Sizes in logical pixels.

/// The top bar.
pub const TOP_BAR: f32 = 44.0;
/// Heads of panels.
pub const PANEL_HEAD: f32 = 40.0;
/// The status line.
pub const STATUS: f32 = 28.0;
/// Left and right within a panel.
pub const INSET: f32 = 16.0;
/// The outline.
pub const OUTLINE: f32 = 272.0;
/// How narrow and wide it can be dragged.
pub const OUTLINE_RANGE: std::ops::RangeInclusive<f32> = 216.0..=400.0;
/// The same for the preview.
pub const INSPECTOR_RANGE: std::ops::RangeInclusive<f32> = 300.0..=560.0;
/// The outline in a narrow window.
pub const OUTLINE_NARROW: f32 = 224.0;
/// The preview.
pub const INSPECTOR: f32 = 360.0;
/// A window below this width has a narrow outline.
pub const NARROW: f32 = 1100.0;
/// A window below this width shows the preview only when asked.
pub const NO_INSPECTOR: f32 = 1240.0;
/// Where a window is at least this wide, the draft that a template makes stands beside the sheet on which it is made.
pub const SHEET_AND_RESULT: f32 = 1680.0;
/// The page's side margins.
pub const PAGE_MARGIN: f32 = 72.0;
/// The same where there is little room.
pub const PAGE_MARGIN_NARROW: f32 = 48.0;
/// How far left of the text the marker of the current paragraph stands.
pub const MARKER_LEFT: f32 = 30.0;
/// The same where there is little room.
pub const MARKER_LEFT_NARROW: f32 = 22.0;
/// Above and below the text of the page.
pub const PAGE_TOP: f32 = 48.0;
/// A row of the outline for a part.
pub const ROW_PART: f32 = 44.0;
/// A row of the outline for an item.
pub const ROW_ITEM: f32 = 28.0;
/// A row of the gallery.
pub const ROW_GALLERY: f32 = 64.0;
/// A shelf.
pub const ROW_SHELF: f32 = 30.0;
/// Buttons and inputs.
pub const CONTROL: f32 = 32.0;
/// Small buttons.
pub const CONTROL_SMALL: f32 = 26.0;
/// The list of templates.
pub const GALLERY_LIST: f32 = 400.0;
/// How high the list of what may become a blank is, and what stands round it.
pub const PROPOSALS: std::ops::RangeInclusive<f32> = 160.0..=640.0;
pub const AROUND_PROPOSALS: f32 = 360.0;
/// A row of it without its places.
pub const ROW_PROPOSAL: f32 = 28.0;
/// What can be done with a template, beside its name.
pub const GALLERY_BUTTONS: f32 = 360.0;
/// The shelves beside the list, and from which width on they stand there.
pub const GALLERY_SHELVES: f32 = 208.0;
pub const GALLERY_WITH_SHELVES: f32 = 1280.0;
/// The form.
pub const FORM: f32 = 560.0;
/// The names of fields in the form.
pub const FORM_LABEL: f32 = 128.0;
/// Dialogs.
pub const DIALOG: f32 = 440.0;
/// One with a list in it.
pub const DIALOG_WIDE: f32 = 640.0;
/// Icons.
pub const ICON: f32 = 16.0;
/// Icons in dense rows.
pub const ICON_SMALL: f32 = 14.0;
/// The marker of the current row or paragraph.
pub const MARKER: f32 = 2.0;
/// Menus.
pub const MENU: f32 = 260.0;
/// The widest sheet that shows a speech beside something else.
pub const SHEET: f32 = 756.0;
/// A dot beside a name.
pub const DOT: f32 = 6.0;
/// How far the ground of a chip reaches above and below its letters.
pub const CHIP_OVER: f32 = 4.0;
/// Between the page and what stands round it.
pub const DESK_GAP: f32 = 24.0;
/// Between the title block and the speech.
pub const BELOW_TITLE: f32 = 24.0;
/// Above the heading of a part.
pub const ABOVE_HEADING: f32 = 16.0;
/// Between the paragraphs of an English speech.
pub const ENGLISH_GAP: f32 = 10.0;
/// From the line beside guidance to its words.
pub const GUIDANCE_INSET: f32 = 16.0;
/// Below guidance.
pub const GUIDANCE_GAP: f32 = 8.0;
/// A row of the list of hits.
pub const ROW_HIT: f32 = 32.0;
/// The box of a choice.
pub const CHECK_BOX: f32 = 16.0;
/// What stands beside the field of the find bar, and how narrow and wide that may be.
pub const FIND_TOOLS: f32 = 330.0;
/// How narrow the field may be.
pub const FIND_LEAST: f32 = 160.0;
/// How wide.
pub const FIND_MOST: f32 = 400.0;
/// From the left of the outline to its words.
pub const OUTLINE_TEXT: f32 = 42.0;
/// How much deeper a level of the outline stands.
pub const OUTLINE_STEP: f32 = 16.0;
/// From the left of the outline to the sign that folds.
pub const FOLD_AT: f32 = 28.0;
/// From the left of the outline to the dot of a warning.
pub const DOT_AT: f32 = 8.0;
/// The caret.
pub const CARET: f32 = 2.0;
/// How high the caret is, as a part of the line.
pub const CARET_PART: f32 = 0.75;
/// The dot below a letter that is stressed.
pub const STRESS_DOT: f32 = 4.0;
/// How large pinyin above a letter is, in parts of the letter.
pub const PINYIN: f32 = 0.5;
/// Two characters at the start of a paragraph.
pub const INDENT: f32 = 36.0;
/// The same in the preview.
pub const INDENT_PREVIEW: f32 = 26.0;
/// The column of the start screen and of the welcome.
pub const START: f32 = 880.0;
/// The welcome.
pub const WELCOME: f32 = 600.0;
/// A row of the speeches that were open lately.
pub const ROW_RECENT: f32 = 52.0;
/// The card of the speech that was written last.
pub const CARD_LAST: f32 = 148.0;
/// A card to begin from.
pub const CARD: f32 = 72.0;
/// The narrowest and the widest tab.
pub const TAB_RANGE: std::ops::RangeInclusive<f32> = 84.0..=240.0;
/// The cross of a tab.
pub const CROSS: f32 = 20.0;
/// The room that a notice keeps for each step it offers.
pub const OFFER: f32 = 100.0;
/// The bar of work that takes long.
pub const PROGRESS: f32 = 160.0;
/// The characters that a line of the manuscript has at least.
pub const FEWEST: f32 = 28.0;
/// The same where the page is enlarged.
pub const FEWEST_ZOOMED: f32 = 12.0;
/// The box in the top bar that leads to the palette.
pub const COMMAND_BOX: f32 = 172.0;
/// A window below this width has an icon for it.
pub const NO_COMMAND_BOX: f32 = 1200.0;
/// The palette.
pub const PALETTE: f32 = 680.0;
/// From the top of the window to the palette.
pub const PALETTE_TOP: f32 = 88.0;
/// The room that a palette or dialog leaves in a narrow window.
pub const AROUND: f32 = 64.0;
/// What is typed in the palette.
pub const PALETTE_HEAD: f32 = 52.0;
/// A row of the palette.
pub const ROW_PALETTE: f32 = 40.0;
/// The list of the palette at most.
pub const PALETTE_LIST: f32 = 436.0;
/// The foot of the palette.
pub const PALETTE_FOOT: f32 = 36.0;
/// Where the initials stand in a row of the palette, from its left.
pub const PALETTE_NOTE: f32 = 420.0;
/// A key cap.
pub const KEY: f32 = 20.0;
/// The page of settings.
pub const SETTINGS: [f32; 2] = [720.0, 680.0];
/// The names of settings.
pub const SETTINGS_LABEL: f32 = 160.0;
/// Inputs for numbers.
pub const NUMBER: f32 = 72.0;
/// A switch.
pub const SWITCH: [f32; 2] = [32.0, 18.0];
/// The smallest window.
pub const MIN_WINDOW: [f32; 2] = [1000.0, 640.0];
/// The first window.
pub const FIRST_WINDOW: [f32; 2] = [1440.0, 900.0];
/// The sheet from which a speech is handed over.
pub const HAND_OVER: [f32; 2] = [880.0, 700.0];
/// A row of it for a copy.
pub const ROW_COPY: f32 = 30.0;
/// The name of a copy.
pub const COPY_NAME: f32 = 108.0;
/// What a place is that is not finished.
pub const UNFINISHED_KIND: f32 = 68.0;
/// The page of layouts.
pub const PROFILES: [f32; 2] = [980.0, 720.0];
/// The list of them.
pub const PROFILE_LIST: f32 = 168.0;
/// The name of a kind of line.
pub const PROFILE_NAME: f32 = 80.0;
/// The name of a font, and what stands beside the two of them in the row of a kind of line.
pub const PROFILE_FONT: std::ops::RangeInclusive<f32> = 104.0..=150.0;
pub const BESIDE_FONTS: f32 = 458.0;
/// A number of a layout.
pub const PROFILE_NUMBER: f32 = 56.0;
/// Between pages on the way to the printer, and round them.
pub const PAGE_GAP: f32 = 12.0;
/// A finding in its list, and where its words begin.
pub const FINDING: f32 = 52.0;
pub const FINDING_TEXT: f32 = 40.0;
/// From the words of the page to the mark of a finding in the margin.
pub const FINDING_MARK: f32 = 12.0;
/// The same where the time of a part stands between.
pub const FINDING_MARK_BESIDE: f32 = 42.0;
/// The list of what was set aside, at most.
pub const ASIDE: f32 = 200.0;
/// A row of the list of typical errors.
pub const ROW_WORD: f32 = 48.0;
/// The names of what an entry of it holds.
pub const WORD_LABEL: f32 = 68.0;
/// A tip of several sentences.
pub const TIP: f32 = 320.0;
/// From this width on two of them stand side by side.
pub const TWO_PAGES: f32 = 640.0;
