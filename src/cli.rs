//! The subcommands: the program without a window. Words, keys and exit codes are fixed; others' scripts rely on them.
//!
//! Everything a run needs of its surroundings (streams, disk, folders, language) comes in as [`World`].

mod args;
mod check;
mod export;
mod import;
mod outline;
mod reading;

use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use serde::Serialize;

pub use args::{Call, lang_option, parse};
pub use check::Check;
pub use export::Export;
pub use import::Import;
pub use outline::Outlined;

use crate::app::messages;
use crate::assemble::{Assembled, Reading, Source, assemble};
use crate::edit::{BadSetting, apply, field_names, from_template, set_value};
use crate::i18n::{Lang, cli, errors, one_line};
use crate::measure::{Measure, Rate, measure};
use crate::model::{Draft, Field, FieldKind, Section, Template};
use crate::store::{
    Entry, Existing, Files, Folders, Problem, built_in, load_settings, load_template, nearest, templates, write_draft,
    write_file,
};

/// What a run finds around it.
pub struct World<'w> {
    /// The disk.
    pub files: &'w dyn Files,
    /// The user's folders, if the system knows them.
    pub folders: Option<&'w Folders>,
    /// Standard input.
    pub input: &'w mut dyn Read,
    /// Standard output.
    pub output: &'w mut dyn Write,
    /// Standard error.
    pub errors: &'w mut dyn Write,
    /// The language of what is said.
    pub lang: Lang,
}

/// Why a run did not end well, with the line to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// Exit code 1: `check` found something at warning or above, and has said it.
    Found,
    /// Exit code 2: wrong use.
    Use(String),
    /// Exit code 3: unreadable input.
    Input(String),
    /// Exit code 4: unwritable output.
    Output(String),
    /// Exit code 5: no window.
    Window(String),
}

impl Failure {
    /// The exit code.
    pub fn code(&self) -> u8 {
        match self {
            Self::Found => 1,
            Self::Use(_) => 2,
            Self::Input(_) => 3,
            Self::Output(_) => 4,
            Self::Window(_) => 5,
        }
    }

    /// The line for standard error.
    pub fn message(&self) -> &str {
        match self {
            Self::Found => "",
            Self::Use(said) | Self::Input(said) | Self::Output(said) | Self::Window(said) => said,
        }
    }
}

/// Runs a call that needs no window.
///
/// # Errors
/// With the exit code and the one line that says what is wrong, where, and what to do.
pub fn run(call: Call, world: &mut World<'_>) -> Result<(), Failure> {
    match call {
        Call::Window { .. } => Err(Failure::Window(cli::no_window(world.lang, cli::BUILT_WITHOUT.get(world.lang)))),
        Call::Help => world.say(cli::HELP.get(world.lang)),
        Call::Version => world.say(&format!("lectern {}\n", env!("CARGO_PKG_VERSION"))),
        Call::Templates { json } => list_templates(json, world),
        Call::New { template, set, output, existing } => new(&template, &set, &output, existing, world),
        Call::Export(call) => export::export(&call, world),
        Call::Check(call) => check::run(&call, world),
        Call::Import(call) => import::import(&call, world),
        Call::Outline { file, json } => import::outline(&file, json, world),
        Call::Stats { file, json, rate } => stats(&file, json, rate, world),
    }
}

impl World<'_> {
    /// Writes a text to standard output.
    fn say(&mut self, text: &str) -> Result<(), Failure> {
        self.put(text.as_bytes())
    }

    /// Writes bytes to standard output.
    fn put(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        let failed = |error: io::Error| {
            let name = cli::STDOUT.get(self.lang);
            Failure::Output(errors::at(self.lang, name, None, &errors::other(self.lang, &error.to_string())))
        };
        self.output.write_all(bytes).and_then(|()| self.output.flush()).map_err(failed)
    }

    /// A remark on standard error. If nobody can read it, the run goes on.
    fn remark(&mut self, line: &str) {
        let _ = writeln!(self.errors, "{}", one_line(line));
    }

    /// The one line that a run that failed ends with.
    pub fn report(&mut self, failure: &Failure) {
        // What was found has been said.
        if *failure != Failure::Found {
            self.remark(&format!("lectern: {}", failure.message()));
        }
    }

    /// Writes a result to a file, or for `-` to standard output.
    fn deliver(&mut self, output: &Path, bytes: &[u8], existing: Existing) -> Result<(), Failure> {
        if output == Path::new("-") {
            return self.put(bytes);
        }
        write_file(self.files, output, bytes, existing)
            .map_err(|error| Failure::Output(messages::store_error(self.lang, &error)))
    }

    fn name_of_output(&self, output: &Path) -> String {
        if output == Path::new("-") { cli::STDOUT.get(self.lang).to_owned() } else { output.display().to_string() }
    }
}

#[derive(Serialize)]
struct TemplateJson<'t> {
    id: &'t str,
    name: &'t str,
    language: &'t str,
    occasion: &'t str,
    own: bool,
    sections: usize,
    minutes: u32,
    fields: Vec<FieldJson<'t>>,
}

#[derive(Serialize)]
struct FieldJson<'t> {
    id: &'t str,
    name: &'t str,
    kind: &'static str,
    required: bool,
}

fn field_json(field: &Field) -> FieldJson<'_> {
    let kind = match field.kind {
        FieldKind::Text => "text",
        FieldKind::LongText => "long-text",
        FieldKind::Date => "date",
        FieldKind::Number => "number",
        FieldKind::Choice(_) => "choice",
        FieldKind::List => "list",
        FieldKind::YesNo => "yes-no",
        FieldKind::People => "people",
        FieldKind::Groups => "groups",
    };
    FieldJson { id: field.id.as_str(), name: &field.name, kind, required: field.required }
}

/// Those of the program, of the user, and of the further folders that the user has named.
fn all_templates(world: &World<'_>) -> Vec<Entry> {
    let Some(folders) = world.folders else { return built_in() };
    let settings = load_settings(world.files, &folders.config);
    let further = settings.template_folders.iter().map(PathBuf::as_path);
    templates(world.files, std::iter::once(folders.templates.as_path()).chain(further))
}

fn list_templates(json: bool, world: &mut World<'_>) -> Result<(), Failure> {
    let entries = all_templates(world);
    let mut good = Vec::new();
    for entry in &entries {
        match &entry.template {
            Ok(template) => good.push((template, entry.path.is_some())),
            Err(problems) => {
                let name = entry.path.as_ref().map_or(entry.id.clone(), |path| path.display().to_string());
                let lines: Vec<String> = problems.iter().map(|p| messages::problem(world.lang, &name, p)).collect();
                lines.iter().for_each(|line| world.remark(line));
            }
        }
    }
    if json {
        let rows: Vec<TemplateJson<'_>> = good
            .iter()
            .map(|(template, own)| TemplateJson {
                id: &template.id,
                name: &template.name,
                language: template.draft.language.tag(),
                occasion: &template.occasion,
                own: *own,
                sections: template.parts(),
                minutes: template.minutes,
                fields: template.draft.fields.iter().map(field_json).collect(),
            })
            .collect();
        return say_json(&rows, world);
    }
    let line = |(template, _): &(&Template, bool)| {
        let facts = cli::template_line(world.lang, template.parts(), template.minutes);
        format!("{}\n  {}　{}\n  {}\n", template.id, template.name, facts, template.occasion)
    };
    let text: String = good.iter().map(line).collect();
    world.say(&text)
}

fn say_json(value: &impl Serialize, world: &mut World<'_>) -> Result<(), Failure> {
    let text = serde_json::to_string_pretty(value).map_err(|error| Failure::Output(error.to_string()))?;
    world.say(&(text + "\n"))
}

fn find_template(name: &Path, world: &World<'_>) -> Result<Template, Failure> {
    let lang = world.lang;
    // `templates` lists every problem; here the first one is why there is no draft.
    let broken = |file: &Path, found: Vec<Problem>| {
        let line = |problem| messages::problem(lang, &file.display().to_string(), problem);
        Failure::Input(found.first().map(line).unwrap_or_default())
    };
    if name.extension().is_some() || name.components().count() > 1 {
        let loaded =
            load_template(world.files, name).map_err(|error| Failure::Input(messages::store_error(lang, &error)))?;
        return loaded.map_err(|found| broken(name, found));
    }
    let entries = all_templates(world);
    let id = name.to_string_lossy();
    let near = nearest(&id, entries.iter().map(|entry| entry.id.as_str()));
    let found = entries.into_iter().find(|entry| entry.id == id);
    let entry = found.ok_or_else(|| Failure::Use(errors::no_template(lang, &id, near.as_deref())))?;
    entry.template.map_err(|found| broken(entry.path.as_deref().unwrap_or(name), found))
}

fn new(name: &Path, set: &[String], output: &Path, existing: Existing, world: &mut World<'_>) -> Result<(), Failure> {
    let lang = world.lang;
    let mut draft = from_template(&find_template(name, world)?);
    for setting in set {
        let (field, value) = setting.split_once('=').ok_or_else(|| Failure::Use(cli::SET_FORM.get(lang).to_owned()))?;
        let unknown = |draft: &Draft| {
            let names = field_names(draft);
            Failure::Use(errors::no_field(lang, field, nearest(field, names.iter().map(String::as_str)).as_deref()))
        };
        let edit = set_value(&draft, field, value).map_err(|bad| match bad {
            BadSetting::NoField => unknown(&draft),
            BadSetting::Value(bad, _) => Failure::Use(messages::bad_value(lang, field, value, bad)),
        })?;
        if apply(&mut draft, edit).is_err() {
            return Err(unknown(&draft));
        }
    }
    let text = write_draft(&draft).map_err(Failure::Output)?;
    world.deliver(output, text.as_bytes(), existing)
}

#[derive(Serialize)]
struct StatsJson {
    characters: usize,
    characters_without_spaces: usize,
    words: usize,
    paragraphs: usize,
    rate: u32,
    speaking_seconds: u64,
    sections: Vec<SectionJson>,
}

#[derive(Serialize)]
struct SectionJson {
    heading: String,
    characters: usize,
    seconds: u64,
    share: f32,
}

fn stats(file: &Path, json: bool, rate: Option<u32>, world: &mut World<'_>) -> Result<(), Failure> {
    let draft = world.draft_of(file)?;
    let language = draft.language;
    let usual = Rate::usual(language);
    let rate = Rate { per_minute: rate.unwrap_or(usual.per_minute), ..usual };
    let (total, sections) = of_draft(&draft, rate);
    if json {
        return say_json(
            &StatsJson {
                characters: total.characters,
                characters_without_spaces: total.characters_without_spaces,
                words: total.words,
                paragraphs: total.paragraphs,
                rate: rate.per_minute,
                speaking_seconds: total.whole_seconds(rate),
                sections,
            },
            world,
        );
    }
    let seconds = total.whole_seconds(rate);
    let rows = [
        (cli::STATS_CHARACTERS, total.characters.to_string()),
        (cli::STATS_WITHOUT_SPACES, total.characters_without_spaces.to_string()),
        (cli::STATS_WORDS, total.words.to_string()),
        (cli::STATS_PARAGRAPHS, total.paragraphs.to_string()),
        (cli::STATS_TIME, format!("{}:{:02}", seconds / 60, seconds % 60)),
    ];
    let lines: String = rows.iter().map(|(name, figure)| format!("{}\t{figure}\n", name.get(world.lang))).collect();
    world.say(&lines)
}

fn of_draft(draft: &Draft, rate: Rate) -> (Measure, Vec<SectionJson>) {
    let speech = assemble(draft, None);
    let measured = measure(&speech, None);
    let sections = draft.sections.iter().filter(|section| section.on).map(|section| {
        let own = measured.section(section);
        let share = (measured.share(section, rate) * 1000.0).round() / 1000.0;
        SectionJson {
            heading: heading_of(draft, &speech, section),
            characters: own.characters,
            seconds: own.whole_seconds(rate),
            share,
        }
    });
    (measured.total, sections.collect())
}

/// The words of a section's heading without its mark, empty if it has none.
fn heading_of(draft: &Draft, speech: &Assembled, section: &Section) -> String {
    let chain = [section];
    let reading = Reading::new(draft, &chain, speech);
    draft.heading_of(section).map(|text| reading.words(Source::Heading(section.id), text)).unwrap_or_default()
}
