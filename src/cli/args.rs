//! What the arguments ask for. Nothing is done here, and no file is looked at.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use lexopt::{Arg, Parser};

use super::{Check, Export, Failure, Import};
use crate::export::{Encoding, Format, LineEnding, TextOptions};
use crate::i18n::{Lang, Words, cli};
use crate::import::TextEncoding;
use crate::store::{Existing, Renderer, nearest};

/// What the arguments ask for.
#[expect(missing_docs, reason = "a variant says what its fields are")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Call {
    /// Open the window with these files, drawn as set unless something else is asked for.
    Window { paths: Vec<PathBuf>, renderer: Option<Renderer> },
    /// Print how the program is used.
    Help,
    /// Print the version.
    Version,
    /// List the templates.
    Templates { json: bool },
    /// Start a draft from a template.
    New { template: PathBuf, set: Vec<String>, output: PathBuf, existing: Existing },
    /// Write the finished speech.
    Export(Export),
    /// Make a draft, or a template, of a speech from elsewhere.
    Import(Import),
    /// What could be better.
    Check(Check),
    /// What is recognised in such a speech.
    Outline { file: PathBuf, json: bool },
    /// Length and time.
    Stats { file: PathBuf, json: bool, rate: Option<u32> },
}

/// The language that `--lang` asks for, before anything else is understood.
pub fn lang_option(args: &[OsString]) -> Option<Lang> {
    let texts: Vec<&str> = args.iter().filter_map(|arg| arg.to_str()).collect();
    let joined = texts.iter().find_map(|arg| arg.strip_prefix("--lang="));
    let parted =
        texts.iter().zip(texts.iter().skip(1)).find(|(option, _)| **option == "--lang").map(|(_, value)| *value);
    Lang::from_locale(joined.or(parted)?)
}

/// The commands, and the options that each knows besides those that stand everywhere.
const COMMANDS: [(&str, &[&str]); 7] = [
    ("templates", &["--format"]),
    ("new", &["--set", "--output", "--force"]),
    ("export", &["--output", "--force", "--to", "--profile", "--encoding", "--line-ending", "--bom"]),
    ("import", &["--output", "--force", "--speech", "--as-template", "--encoding"]),
    ("outline", &["--format"]),
    ("check", &["--format", "--date"]),
    ("stats", &["--format", "--rate"]),
];

/// The options that the window knows besides those.
const OF_WINDOW: &[&str] = &["--renderer"];

fn command(word: &str) -> Option<(&'static str, &'static [&'static str])> {
    COMMANDS.into_iter().find(|(name, _)| *name == word)
}

/// Understands the arguments, the program's name not among them.
///
/// # Errors
/// Wrong use, in words of `lang`.
pub fn parse(args: Vec<OsString>, lang: Lang) -> Result<Call, Failure> {
    let wrong = |words: Words| Failure::Use(words.get(lang).to_owned());
    let mut parser = Parser::from_args(args);
    let mut given = Given::default();
    while let Some(arg) = parser.next().map_err(|error| Failure::Use(error.to_string()))? {
        let option = match arg {
            Arg::Short('h') => "--help".to_owned(),
            Arg::Short('V') => "--version".to_owned(),
            Arg::Short('o') => "--output".to_owned(),
            Arg::Short(letter) => format!("-{letter}"),
            Arg::Long(name) => format!("--{name}"),
            Arg::Value(value) => {
                given.values.push(value.into());
                continue;
            }
        };
        let mut path = || parser.value().map_err(|_| Failure::Use(cli::missing_value(lang, &option)));
        let mut value = || path()?.into_string().map_err(|_| Failure::Use(cli::missing_value(lang, &option)));
        match option.as_str() {
            "--help" => return Ok(Call::Help),
            "--version" => return Ok(Call::Version),
            "--lang" => {
                Lang::from_locale(&value()?).ok_or_else(|| wrong(cli::LANG_FORM))?;
                continue;
            }
            "--format" if value()? != "json" => return Err(wrong(cli::FORMAT_FORM)),
            "--format" => given.json = true,
            "--set" => given.set.push(value()?),
            "--output" => given.output = Some(path()?.into()),
            "--force" => given.force = true,
            "--to" => given.to = Some(Format::of_extension(&value()?).ok_or_else(|| wrong(cli::TO_FORM))?),
            "--profile" => given.profile = Some(path()?.into()),
            "--encoding" => {
                given.encoding = match value()?.to_ascii_lowercase().as_str() {
                    "utf-8" => Some(TextEncoding::Utf8),
                    "utf-16" => Some(TextEncoding::Utf16),
                    "gb18030" => Some(TextEncoding::Gb18030),
                    _ => return Err(wrong(cli::ENCODING_FORM)),
                }
            }
            "--line-ending" => {
                given.text.line_ending = match value()?.as_str() {
                    "lf" => LineEnding::Lf,
                    "crlf" => LineEnding::CrLf,
                    _ => return Err(wrong(cli::LINE_ENDING_FORM)),
                }
            }
            "--bom" => given.text.bom = true,
            "--date" => given.day = Some(value()?.parse().map_err(|_| wrong(cli::DATE_FORM))?),
            "--renderer" => {
                given.renderer = Some(Renderer::of_name(&value()?).ok_or_else(|| wrong(cli::RENDERER_FORM))?);
            }
            "--as-template" => given.as_template = true,
            "--speech" => {
                let number = value()?.parse().ok().filter(|number| *number > 0);
                given.speech = Some(number.ok_or_else(|| wrong(cli::SPEECH_FORM))?);
            }
            "--rate" => {
                let rate = value()?.parse().ok().filter(|rate| (1..=2000).contains(rate));
                given.rate = Some(rate.ok_or_else(|| wrong(cli::RATE_FORM))?);
            }
            _ => {
                let everywhere = ["--help", "--version", "--lang"];
                let all = COMMANDS.iter().flat_map(|(_, options)| *options).chain(OF_WINDOW).chain(&everywhere);
                let near = nearest(option.trim_start_matches('-'), all.map(|known| known.trim_start_matches('-')));
                let near = near.map(|near| format!("--{near}"));
                return Err(Failure::Use(cli::unexpected(lang, &option, near.as_deref())));
            }
        }
        given.options.push(option);
    }
    given.call(lang)
}

/// What was given to a call, whichever it is.
#[derive(Default)]
struct Given {
    values: Vec<PathBuf>,
    /// The options by their long names, those that stand everywhere left out.
    options: Vec<String>,
    json: bool,
    set: Vec<String>,
    output: Option<PathBuf>,
    force: bool,
    rate: Option<u32>,
    to: Option<Format>,
    profile: Option<PathBuf>,
    text: TextOptions,
    encoding: Option<TextEncoding>,
    speech: Option<usize>,
    as_template: bool,
    day: Option<jiff::civil::Date>,
    renderer: Option<Renderer>,
}

impl Given {
    fn call(self, lang: Lang) -> Result<Call, Failure> {
        let wrong = |words: Words| Failure::Use(words.get(lang).to_owned());
        let unexpected = |given: &str, near: Option<&str>| Failure::Use(cli::unexpected(lang, given, near));
        let mut rest = self.values.iter();
        let first = rest.next().and_then(|value| value.to_str()).unwrap_or_default();
        let (command, known) = command(first).unwrap_or(("", OF_WINDOW));
        if let Some(option) = self.options.iter().find(|option| !known.contains(&option.as_str())) {
            return Err(unexpected(option, None));
        }
        if command.is_empty() {
            // A word that is nearly a command, and no file, was meant as one.
            let near = nearest(first, COMMANDS.into_iter().map(|(name, _)| name));
            return match near.filter(|_| self.values.iter().all(|value| value.extension().is_none())) {
                Some(near) => Err(unexpected(first, Some(&near))),
                None => Ok(Call::Window { paths: self.values, renderer: self.renderer }),
            };
        }
        let file = rest.next().cloned();
        if let Some(extra) = rest.next() {
            return Err(unexpected(&extra.display().to_string(), None));
        }
        let existing = if self.force { Existing::Replace } else { Existing::Keep };
        match command {
            "templates" => match file {
                None => Ok(Call::Templates { json: self.json }),
                Some(file) => Err(unexpected(&file.display().to_string(), None)),
            },
            "new" => Ok(Call::New {
                template: file.ok_or_else(|| wrong(cli::NO_TEMPLATE))?,
                set: self.set,
                output: self.output.unwrap_or_else(|| "-".into()),
                existing,
            }),
            "export" => {
                let file = file.ok_or_else(|| wrong(cli::NO_FILE))?;
                let output = self.output.ok_or_else(|| wrong(cli::NO_OUTPUT))?;
                let format = format_of(&output, self.to).map_err(wrong)?;
                let encoding = match self.encoding {
                    None | Some(TextEncoding::Utf8) => Encoding::Utf8,
                    Some(TextEncoding::Gb18030) => Encoding::Gb18030,
                    // Nothing is written in it any more.
                    Some(TextEncoding::Utf16) => return Err(wrong(cli::ENCODING_FORM)),
                };
                let text = TextOptions { encoding, ..self.text };
                check_options(&self.options, format, text, lang)?;
                Ok(Call::Export(Export { file, output, existing, format, profile: self.profile, text }))
            }
            "import" => Ok(Call::Import(Import {
                file: file.ok_or_else(|| wrong(cli::NO_FILE))?,
                output: self.output.ok_or_else(|| wrong(cli::NO_DRAFT))?,
                existing,
                speech: self.speech,
                as_template: self.as_template,
                encoding: self.encoding,
            })),
            "check" => {
                let file = file.ok_or_else(|| wrong(cli::NO_FILE))?;
                Ok(Call::Check(Check { file, day: self.day, json: self.json }))
            }
            "outline" => Ok(Call::Outline { file: file.ok_or_else(|| wrong(cli::NO_FILE))?, json: self.json }),
            _ => Ok(Call::Stats { file: file.ok_or_else(|| wrong(cli::NO_FILE))?, json: self.json, rate: self.rate }),
        }
    }
}

/// The format that an output is written in: for a file its name says it.
fn format_of(output: &Path, to: Option<Format>) -> Result<Format, Words> {
    if output == Path::new("-") {
        return Ok(to.unwrap_or(Format::Text));
    }
    let ending = output.extension().and_then(std::ffi::OsStr::to_str);
    let named = ending.and_then(Format::of_extension).ok_or(cli::OUT_FORM)?;
    if to.is_some_and(|to| to != named) { Err(cli::TO_OTHER) } else { Ok(named) }
}

/// Options that a format has no use for are refused: who gives them expects something of them.
fn check_options(options: &[String], format: Format, text: TextOptions, lang: Lang) -> Result<(), Failure> {
    let is_given = |option: &&&str| options.iter().any(|given| given == *option);
    let of_text = ["--encoding", "--line-ending", "--bom"];
    let strange = match format {
        Format::Text => None,
        Format::Markdown | Format::Html | Format::Docx | Format::Pdf => of_text.iter().find(is_given),
    };
    if let Some(option) = strange {
        return Err(Failure::Use(cli::for_text_alone(lang, option, format.extension())));
    }
    if matches!(format, Format::Text | Format::Markdown) && is_given(&&"--profile") {
        return Err(Failure::Use(cli::no_pages(lang, format.extension())));
    }
    if text.bom && text.encoding == Encoding::Gb18030 {
        return Err(Failure::Use(cli::NO_BOM.get(lang).to_owned()));
    }
    Ok(())
}
