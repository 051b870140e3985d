//! The speech that the benchmarks are about: parts of four items each, every part with a list and a count of its own.

use std::sync::Arc;

use lectern::edit::Place;
use lectern::model::{
    Draft, Field, FieldId, FieldKind, FieldValue, LevelStyle, List, ListId, NumberStyle, Role, Section, SectionId,
    Style, Text,
};

/// About 150 characters each, as speeches have them: some hold blanks.
const PARAGRAPHS: [&str; 3] = [
    "清河水厂的同志们一年来守在水源地、守在泵房、守在抢修车上，把管网漏损率降到了7.6%，把老旧小区的改造提前了一个月。\
     这些变化群众看得见、摸得着，也说明只要方向对头、办法管用、人人肯干，再难的事也能一件一件办成，再硬的骨头也能一块一块啃下来。\
     越是这样的时候，越要沉得住气、稳得住心。",
    "{units}要按照{decision}的要求，把任务分到每一天，把责任压到每个人，把标准落到每一道工序，干一件成一件，件件经得起检查、\
     经得起时间检验。要多算长远账，多算群众账，少算眼前的小账，凡是定下来的事，就要一抓到底，不见效不收兵，\
     谁的岗位谁负责，谁的环节谁把关，一级抓给一级看，一级带着一级干。",
    "技术在更新，要求在提高，过去的经验不一定能解决今天的问题。要向书本学、向同行学、向实践学，缺什么补什么，弱什么强什么，\
     盯住生产和服务中的堵点难点，从小改小革做起，多出管用的金点子，多拿能推广的好成果，努力成为本行当的行家里手。\
     每个班组每年至少拿出一项成果，年底拿到一起比一比。",
];

/// A speech of about that many characters: parts of four items each, every part with a list and a count of its own.
pub fn speech(characters: usize) -> Draft {
    let field = |id: &str, value: Option<&str>| Field {
        value: value.map(|words| FieldValue::Text(words.to_owned())),
        ..Field::new(FieldId::parse(id).unwrap(), "名称", FieldKind::Text)
    };
    let mut draft = Draft {
        fields: vec![field("units", Some("各区县、各部门")), field("decision", None)],
        style: Style {
            levels: vec![
                LevelStyle { numbering: NumberStyle::ALL[0], run_in: false },
                LevelStyle { numbering: NumberStyle::ALL[1], run_in: true },
            ],
        },
        next_id: 1,
        ..Draft::default()
    };
    draft.title.lines = vec![Text::plain("在云溪市供水工作会议上的讲话")];
    draft.lists.push(List::new(ListId::parse("parts").unwrap(), "方面"));
    let mut written = 0;
    for part in 1.. {
        let list = ListId::parse(&format!("points-{part}")).unwrap();
        draft.lists.push(List::new(list.clone(), "分项"));
        let names = draft.names();
        let paragraph = |source: &str| Arc::new(Text::parse(source, &names).0);
        let mut item = |of: &str, heading: &str, body: Vec<Arc<Text>>| {
            let mut section = Section::new(SectionId(draft.next_id), Role::Item);
            draft.next_id += 1;
            section.list = ListId::parse(of);
            section.heading = Some(Text::plain(heading));
            section.body = body;
            section
        };
        let lead = format!("这项工作要做到“{{count:{}}}个到位”。", list.as_str());
        let mut top = item("parts", "夯实基础，提升供水保障能力", vec![paragraph(&lead)]);
        for _ in 0..4 {
            top.children.push(item(list.as_str(), "责任到位", PARAGRAPHS.map(paragraph).to_vec()));
        }
        draft.sections.push(top);
        written += 4 * PARAGRAPHS.iter().map(|text| text.chars().count()).sum::<usize>();
        if written >= characters {
            break;
        }
    }
    draft
}

/// A text in the middle of the speech and the length of what stands in it before the key.
pub fn middle(draft: &Draft) -> (Place, usize) {
    let part = &draft.sections[draft.sections.len() / 2];
    let item = &part.children[part.children.len() / 2];
    (Place::Body(item.id, 0), "清河水厂的同志们".len())
}
