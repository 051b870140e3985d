//! What is pasted from Word, a web page or a chat: what goes, what is joined, what is parted, and that nothing is lost.

use fastrand::Rng;
use lectern::flow::{MAX_PASTED, Pasted, clean, widen};
use lectern::model::{Language, NumberStyle};

/// `¶` parts paragraphs.
fn check(text: &str, expected: &str) {
    let found = clean(text, Language::Chinese);
    assert_eq!(found.parts, None, "{text}");
    assert_eq!(found.paragraphs.join("¶"), expected, "{text}");
}

#[test]
fn what_cannot_be_seen_goes() {
    check("\u{FEFF}同志\u{200B}们\u{AD}：\u{0}", "同志们：");
    check("甲\u{FFFC}乙\u{202E}丙\u{2066}丁", "甲乙丙丁");
    check("甲\r\n乙\r丙\u{B}丁\u{2028}戊\u{C}己", "甲¶乙¶丙¶丁¶戊¶己");
    check("\u{3000}\u{3000}甲\n  \t乙\n\u{A0}\u{A0}丙 \u{3000}", "甲¶乙¶丙");
    check("甲\n\n\n \u{3000}\n乙\n\n", "甲¶乙");
    check("", "");
    check(" \n\u{200B}\n", "");
    check("👨\u{200D}👩\u{200D}👧和国\u{200D}家", "👨\u{200D}👩\u{200D}👧和国家");
    let found = clean("a\u{200B}\u{200B}\u{FEFF}b", Language::English);
    assert_eq!((found.removed, found.paragraphs), (3, vec!["ab".to_owned()]));
}

#[test]
fn blanks_go_only_between_chinese() {
    check("同 志 们 ， 大家 好 。", "同志们，大家好。");
    check("建设 ISO 9001 体系 的 GDP", "建设 ISO 9001 体系的 GDP");
    check("say   it\u{A0}now", "say it now");
    check("王\u{3000}伟\u{3000}局长", "王\u{3000}伟\u{3000}局长");
    check("他说 “好” 。", "他说“好”。");
    check("said “yes” “no”", "said “yes” “no”");
    check("2026 年 4 月 28 日", "2026 年 4 月 28 日");
}

#[test]
fn a_page_without_line_breaks_has_its_indents() {
    check("大家好。\u{3000}\u{3000}今天开会。\u{3000}\u{3000}散会。", "大家好。¶今天开会。¶散会。");
    check("地点\u{3000}\u{3000}云溪", "地点\u{3000}\u{3000}云溪");
}

/// Breaks a text every `cells` characters.
fn wrap(text: &str, cells: usize) -> String {
    let letters: Vec<char> = text.chars().collect();
    letters.chunks(cells).map(|line| line.iter().collect::<String>()).collect::<Vec<_>>().join("\n")
}

const PROSE: &str = "清河水厂的同志们一年来守在水源地守在泵房守在抢修车上，把管网漏损率降到了历史最低水平，把老旧小区的改造提前了\
     整整一个月，这些变化群众看得见摸得着，也说明只要方向对头办法管用人人肯干，再难的事也能一件一件办成。";

#[test]
fn lines_that_a_page_broke_are_joined() {
    for cells in [22, 28, 34] {
        check(&wrap(PROSE, cells), PROSE);
        let indented = format!("\u{3000}\u{3000}{PROSE}");
        check(&format!("{}\n{}", wrap(&indented, cells), wrap(&indented, cells)), &format!("{PROSE}¶{PROSE}"));
        check(&format!("{}\n\n{}", wrap(PROSE, cells), wrap(PROSE, cells)), &format!("{PROSE}¶{PROSE}"));
    }
    // One break alone is joined where it cuts a word.
    check(
        "各级各部门都要把思想和行动统一到会议精神上来，切实增强责\n任感，抓好落实。",
        "各级各部门都要把思想和行动统一到会议精神上来，切实增强责任感，抓好落实。",
    );
    // A sentence that ends with its line, in the midst of a paragraph, where empty lines part those.
    let first = "清河水厂的同志们一年来守在水源地守在泵房。这些变化群众看\n得见摸得着，也说明只要方向对头办法管用人人肯干就能办成。\n再难的事也能一件一件办成，再硬的骨头也能一块一块啃下来，\n关键在人。";
    check(&format!("{first}\n\n散会。"), &format!("{}¶散会。", first.replace('\n', "")));
}

#[test]
fn latin_lines_are_joined_with_a_blank() {
    let text = "We have come together on this bright day in the spring of the year to\nhonour those \
                who keep the water running in every house, and whose well-\nknown work is so seldom \
                seen by anybody who lives in this city of ours.";
    let found = clean(text, Language::English);
    assert_eq!(found.paragraphs, [text.replace("well-\n", "well-").replace('\n', " ")]);
    assert_eq!((found.joined, found.half_width), (2, 0));
}

#[test]
fn lines_that_a_writer_broke_stay() {
    for text in [
        "关于供水的报告\n关于排水的报告\n关于节水的报告",
        "白日依山尽，\n黄河入海流。\n欲穷千里目，\n更上一层楼。",
        "把好水源关\n守住安全线\n办好民生事",
        // Slogans of one length that end in nothing are no sentence.
        "以更高标准更严要求更实举措全力以赴守护好城市供水生命线\n以更大决心更强担当更快行动坚定不移推进好老旧管网大改造\n以更优服务更暖态度更细作风始终如一解决好群众用水身边事",
        // Titles of many lengths.
        "关于印发全市城镇供水管网漏损治理三年行动实施方案的通知\n关于加强农村饮水安全工作的意见\n关于做好今冬明春供水设施防冻抗冻和应急抢修工作的紧急通知\n关于节约用水的倡议书\n关于召开会议的通知",
        // A chat keeps its lines, however long.
        "张三 10:32\n今天下午的会议改到三点钟在二楼会议室请大家提前十分钟到场并带好材料\n李四 10:33\n收到，我已经转给各科室的同志们了，材料也已经全部印好放在会议室里了",
        "[2026-04-28 9:05] 王五：请把昨天讨论过的那份关于供水管网改造的材料发给我\n[2026-04-28 9:06] 赵六：已经发到您的邮箱里了请查收一下有什么问题再联系我",
        "Apples\nPears\nPlums",
        "第一句说完了。\n第二句也说完了。",
    ] {
        check(text, &text.replace('\n', "¶"));
    }
}

/// Every part as `level mark heading|paragraph|…`.
fn check_parts(text: &str, before: &str, expected: &[&str]) {
    let found = clean(text, Language::Chinese);
    let parts = found.parts.unwrap_or_default();
    let shown: Vec<String> = parts
        .iter()
        .map(|part| {
            format!(
                "{}{}{}",
                part.level,
                part.mark.pattern(),
                [vec![part.heading.clone()], part.body.clone()].concat().join("|")
            )
        })
        .collect();
    assert_eq!(shown, expected, "{text}");
    assert_eq!(found.paragraphs.join("¶"), before, "{text}");
}

#[test]
fn numbered_parts_are_offered() {
    check_parts(
        "同志们：\n一、抓水源\n要快。\n要好。\n二、抓管网\n要实。",
        "同志们：",
        &["0一、抓水源|要快。|要好。", "0一、抓管网|要实。"],
    );
    check_parts("一要快。快就是好。\n二要好。", "", &["0一要快。|快就是好。", "0一要好。"]);
    check_parts(
        "一、甲\n（一）乙\n丙\n（二）丁\n二、戊\n（一）己\n（二）庚",
        "",
        &["0一、甲", "1（一）乙|丙", "1（一）丁", "0一、戊", "1（一）己", "1（一）庚"],
    );
    check_parts("第一，甲。\n1.乙\n2. 丙\n第二，丁。", "", &["0第一，甲。", "11.乙", "11.丙", "0第一，丁。"]);
    check_parts("(1) 甲\n(2)\t乙", "", &["0（1）甲", "0（1）乙"]);
    check_parts("１．甲\n２．乙", "", &["01.甲", "01.乙"]);
    // A third level stays a paragraph, and so does a mark that is alone.
    check_parts(
        "一、甲\n（一）乙\n1.丙\n2.丁\n（二）戊\n一是己。\n二、庚",
        "",
        &["0一、甲", "1（一）乙|1.丙|2.丁", "1（一）戊|一是己。", "0一、庚"],
    );
    check_parts("一是“快。好”，真快。真好。\n二是实。", "", &["0一是“快。好”，真快。|真好。", "0一是实。"]);
    let long = "长".repeat(70);
    check_parts(&format!("一是{long}。\n二是短。"), "", &[&format!("0一是|{long}。"), "0一是短。"]);
    let ten: Vec<String> = "一二三四五六七八九十".chars().map(|c| format!("{c}、甲")).collect();
    check_parts(&format!("{}\n十一、乙", ten.join("\n")), "", &[&["0一、甲"; 10][..], &["0一、乙"]].concat());
}

#[test]
fn what_only_looks_numbered_is_not_parted() {
    for text in [
        "一、甲",
        "二、甲\n三、乙",
        "一、甲\n三、乙",
        "一、甲\n二、乙\n二、丙",
        "一、二、三产业\n二、三十",
        "1.5倍\n2.5倍",
        "一个人\n两个人",
        "第一次\n第二次",
        "甲，一要快\n乙，二要好",
        "没有数",
    ] {
        check(text, &text.replace('\n', "¶"));
    }
}

#[test]
fn marks_of_the_wrong_width_are_counted_and_changed_on_demand() {
    let found = clean("同志们:\n一、甲,乙.\n二、丙(丁)!", Language::Chinese);
    assert_eq!(found.half_width, 6);
    let wide = found.clone().widened();
    let parts = wide.parts.unwrap();
    assert_eq!(
        (wide.paragraphs[0].as_str(), parts[0].heading.as_str(), parts[1].heading.as_str()),
        ("同志们：", "甲，乙。", "丙（丁）！")
    );
    assert_eq!(found.paragraphs[0], "同志们:", "nothing is changed unasked");
    assert_eq!(clean("同志们:", Language::English).half_width, 0);
}

#[test]
fn too_much_is_cut_and_said() {
    let found = clean(&"国".repeat(MAX_PASTED + 7), Language::Chinese);
    assert_eq!((found.paragraphs[0].chars().count(), found.left_out), (MAX_PASTED, 7));
    assert_eq!(clean("国", Language::Chinese).left_out, 0);
}

/// What can be seen of a text.
fn visible(text: &str) -> String {
    let gone = "\u{0}\u{7}\u{200B}\u{FEFF}\u{FFFC}\u{AD}\u{202E}";
    text.chars().filter(|c| !c.is_whitespace() && !gone.contains(*c)).collect()
}

fn all(pasted: &Pasted) -> String {
    let mut out = pasted.paragraphs.concat();
    for part in pasted.parts.iter().flatten() {
        out += &[part.written.as_str(), &part.heading, &part.body.concat()].concat();
    }
    out
}

const PIECES: [&str; 34] = [
    "同志们",
    "，",
    "。",
    "一、",
    "二、",
    "三、",
    "（一）",
    "（二）",
    "1.",
    "2.",
    "一是",
    "二是",
    "第一，",
    "第二，",
    "\n",
    "\n",
    "\r\n",
    "\n\n",
    "\u{3000}\u{3000}",
    " ",
    "\t",
    "\u{A0}",
    "\u{200B}",
    "\u{FEFF}",
    "\u{0}",
    "word",
    "7.6%",
    "“好”",
    "(a)",
    "\"",
    "𬭎",
    "9:30",
    "——",
    "要把思想和行动统一到会议精神上来切实增强责任感使命感紧迫感",
];

#[test]
fn nothing_that_can_be_seen_is_lost() {
    let (mut parted, mut joined) = (0, 0);
    for seed in 0..3_000 {
        let rng = &mut Rng::with_seed(seed);
        let text: String = (0..rng.usize(0..60)).map(|_| PIECES[rng.usize(0..PIECES.len())]).collect();
        for language in [Language::Chinese, Language::English] {
            let found = clean(&text, language);
            assert_eq!(visible(&all(&found)), visible(&text), "seed {seed}: {text:?}");
            let paragraphs = found.parts.iter().flatten().flat_map(|part| &part.body).chain(&found.paragraphs);
            for words in paragraphs {
                assert_eq!(words.trim(), words, "seed {seed}: {text:?}");
                assert!(!words.is_empty() && !words.contains('\n'), "seed {seed}: {text:?}");
                assert_eq!(widen(&widen(words)), widen(words));
            }
            joined += found.joined;
            parted += usize::from(found.parts.is_some());
        }
    }
    assert!(parted > 20 && joined > 20, "{parted} parted, {joined} joined");
}

#[test]
fn hostile_clipboards_are_one_pass() {
    for piece in [
        "一是\n",
        "1.\n",
        "一是",
        "(",
        "\"",
        "。\u{3000}\u{3000}",
        "国\n",
        "”",
        " ",
        "\n",
        "\u{200D}",
        "9:30:",
        "一、\n（一）\n",
    ] {
        let text = piece.repeat(300_000 / piece.chars().count());
        let found = clean(&text, Language::Chinese);
        assert_eq!(visible(&all(&found).replace('\u{200D}', "")), visible(&text.replace('\u{200D}', "")), "{piece:?}");
    }
}

#[test]
fn a_part_knows_how_its_number_is_written() {
    let parts = clean("1）甲\n2）乙", Language::Chinese).parts.unwrap();
    assert_eq!((parts[1].mark, parts[1].written.as_str()), (NumberStyle::DigitBracket, "2）"));
}
