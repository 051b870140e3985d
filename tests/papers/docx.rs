//! Word documents, as a validator, python-docx and LibreOffice read them.

use std::fs;

use lectern::assemble::assemble;
use lectern::edit::with_samples;
use lectern::export::{Facts, docx};
use lectern::store::{built_in, built_in_profiles};

use crate::programs::said;

#[test]
fn no_document_breaks_a_rule_of_the_format() {
    let folder = tempfile::tempdir().unwrap();
    for entry in built_in() {
        let draft = with_samples(&entry.template.unwrap());
        let speech = assemble(&draft, None);
        for (id, profile) in built_in_profiles() {
            let bytes = docx(&draft, &speech, &Facts::new(&draft, &speech), profile).unwrap();
            fs::write(folder.path().join(format!("{}-{id}.docx", entry.id)), bytes).unwrap();
        }
    }
    let found = said("openxml-audit", &["--policy", "strict", "--recursive", "."], folder.path());
    assert!(found.contains("Errors: 0"), "{found}");
}
