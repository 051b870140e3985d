//! The words by which the parts of a speech, and what is none of it, are known. Lists of words alone: what they mean is
//! said where they are used.

/// What stands on the buttons and at the edges of pages that share documents. None of it is said in a speech.
pub const BUTTONS: &[&str] = &[
    "免费阅读", "阅读已结束", "阅读全文", "点击下载", "下载文档", "下载全文", "下载本文", "下载Word", "下载word",
    "继续阅读", "剩余内容", "展开全文", "查看全文", "显示全文", "Share this", "Read more", "Click here", "Download",
    "Page ", "未完待续", "打印正文", "打印本页", "打印此", "【打印", "关闭窗口", "【关闭", "返回顶部", "返回首页",
    "返回列表", "上一篇", "下一篇", "上一页", "下一页", "相关文章", "相关推荐", "相关阅读", "猜你喜欢", "热门推荐",
    "推荐阅读", "分享到", "收藏本", "加入收藏", "【字体", "字号：", "字体：", "版权所有", "ICP备", "ICP证", "公网安备",
    "浏览次数", "阅读次数", "点击次数", "访问次数", "浏览量", "阅读量", "发布时间", "发布日期", "更新时间", "当前位置",
    "您的位置", "所在位置", "会员", "登录后", "免费注册", "扫一扫", "二维码", "微信公众号", "www.", "http",
    "Copyright", "©", "全文共", "文档来源", "本文来自", "文章来源", "信息来源", "来源网站", "举报", "上传者", "文库",
];

/// What a page adds to a title or sets below a text.
pub const ASIDES: &[&str] = &[
    "供大家参考", "可供参考", "仅供参考", "供参考", "供您参考", "可供借鉴", "供借鉴", "仅供借鉴", "参考范文", "范文",
    "精选", "通用版", "最新版", "完整版", "word版", "Word版", "全文", "打印", "关闭", "收藏",
];

/// How a note about the speech begins.
pub const NOTES: &[&str] = &[
    "编者按", "编者注", "编者：", "按语：", "按：", "本文系", "本文是", "本文为", "这是作者", "根据录音", "据录音",
    "根据讲话录音", "注：", "内容提要：", "内容摘要：", "摘要：", "【摘要", "【编者按", "提要：", "导语：", "核心提示：",
    "此件", "有删节", "略有删节", "此件", "略有删节", "有删节",
];

/// How a line below a speech begins that tells who typed it and whom it goes to.
pub const TAILS: &[&str] = &[
    "责任编辑", "责编", "编辑：", "录入：", "录入人", "校对：", "审核：", "审稿：", "撰稿：", "作者：", "来源：",
    "通讯员", "记者", "主题词", "抄送", "抄报", "报送：", "主送", "印发", "本报记者", "本报讯", "本刊记者", "特约记者",
    "完）", "全文完", "联系人", "联系电话",
];

/// What follows a numeral without making it the mark of a list: measure words and fixed words.
pub const NO_COUNT: &str = "个些定方旦边起直致种切样点下次条件项句年月日天周季级类等位名层环张届份家支场批组对双篇章封道本台座处户人般向度共时步段部线把系带力流心同律再生二三四五六七八九十百千万亿";

/// How the words behind a heading often begin.
pub const OPENINGS: &[&str] = &[
    "当前", "近年来", "去年以来", "今年以来", "今年是", "今年", "去年", "目前", "这些年", "多年来", "长期以来",
    "一直以来", "一年来", "过去", "这是", "这既是", "我们", "各级", "各部门", "各单位", "全市", "全县", "全省", "全区",
    "全体", "大家", "同志们", "从目前", "从当前", "总的看", "总体上", "实践证明", "历史", "随着", "面对", "围绕",
    "按照", "根据", "要坚持", "要把", "要以", "要从", "必须", "应当", "首先", "只有", "没有", "对此", "为此", "现在",
    "眼下", "如今", "新的", "党中央", "在座", "刚才", "会前",
];

/// How titles of speeches end.
pub const TITLE_ENDS: &[&str] = &[
    "讲话", "致辞", "致词", "发言", "报告", "主持词", "演讲", "讲话稿", "发言稿", "演讲稿", "开幕词", "闭幕词", "答谢词",
    "欢迎词", "祝酒词", "贺词", "献词", "寄语", "表态", "述职", "讲稿", "党课", "辅导", "总结", "动员令", "动员",
    "感言", "讲授提纲", "工作报告", "述职报告", "竞聘词", "就职演说", "演说", "汇报", "交流材料",
];

/// What is said first and never stands in a title.
pub const GREETINGS: &[&str] =
    &["大家好", "你们好", "上午好", "下午好", "晚上好", "早上好", "中午好", "新年好", "您好", "各位好"];

/// How a line begins that says who speaks.
pub const SPEAKER_LABELS: &[&str] = &[
    "讲话人：", "演讲人：", "发言人：", "报告人：", "致辞人：", "主讲人：", "演讲者：", "主持人：", "宣讲人：",
    "述职人：", "Speaker：", "By ",
];

/// What people are called whom a speech speaks to, at the end of their names.
pub const ADDRESSED: &[&str] = &[
    "同志们", "朋友们", "同学们", "老师们", "家长们", "先生们", "女士们", "乡亲们", "战友们", "代表们", "委员们",
    "来宾们", "嘉宾们", "同事们", "同仁们", "工友们", "孩子们", "伙伴们", "职工们", "员工们", "学子们", "校友们",
    "队员们", "师生们", "企业家们", "父老乡亲", "领导", "来宾", "嘉宾", "代表", "委员", "同志", "先生", "女士", "小姐",
    "老师", "家长", "同学", "朋友", "同仁", "同事", "劳模", "专家", "学者", "评委", "师傅", "战友", "校友", "员工",
    "职工", "乡亲", "大家", "选手", "裁判", "记者", "媒体", "企业家", "院士", "教授", "主席", "书记", "校长", "董事",
    "股东", "客户", "家属", "前辈", "长辈", "亲友", "兄弟姐妹", "工作者", "人员", "负责人", "志愿者", "教职工", "姐妹们",
    "们",
];

/// How salutations begin.
pub const ADDRESSES: &[&str] = &[
    "各位", "尊敬的", "亲爱的", "敬爱的", "同志们", "朋友们", "同学们", "老师们", "女士们", "先生们", "家长们", "乡亲们",
    "战友们", "父老乡亲", "诸位", "同事们", "同仁们", "全体", "在座的", "敬爱", "可爱的", "青年朋友们", "孩子们",
];

/// How English salutations begin.
pub const ENGLISH_ADDRESSES: &[&str] = &[
    "Ladies and", "Dear ", "Distinguished ", "Good morning", "Good afternoon", "Good evening", "Friends",
    "Colleagues", "Fellow ", "My fellow", "Members of", "Honored ", "Honoured ", "Esteemed ", "Mr. ",
    "Madam ", "Mister ", "Your ", "Graduates", "Students", "Everyone", "Hello", "President ", "Chancellor ",
    "Parents",
];

/// How the end of a speech begins, and goes on.
pub const CLOSINGS: &[&str] = &[
    "最后，", "最后祝", "最后，祝", "让我们", "谢谢", "感谢大家", "感谢各位", "祝", "衷心祝", "预祝", "恭祝", "敬祝",
    "愿", "我相信", "我坚信", "我们相信", "我们坚信", "我深信", "展望", "新的一年", "新征程", "新时代", "新起点",
    "站在新", "征程", "号角", "蓝图", "使命", "目标已经", "任务已经", "路虽远", "道阻且长", "千里之行", "以上是",
    "以上就是", "以上汇报", "以上报告", "以上发言", "我的讲话完", "我的汇报完", "我的发言完", "我就讲这", "我讲完了",
    "今天就讲", "就讲这", "讲话到此", "总之", "希望大家", "希望同志们", "相信在", "Thank you", "Thanks", "In closing",
    "Finally", "Let us", "Let me end", "Let me close", "Let me finish", "I will close", "I will end",
    "To close", "With that", "In conclusion", "Ladies and gentlemen", "To the", "To every", "Friends",
    "Colleagues", "May ", "So ", "And so", "Congratulations", "Welcome",
];

/// How a line begins that says where a speech was given.
pub const PLACE_LABELS: &[&str] = &[
    "地点：", "讲话地点：", "会议地点：", "场合：", "Venue：", "Place：",
];

/// Words of the last sentences of speeches.
pub const WISHES: &[&str] = &[
    "谢谢", "感谢大家", "感谢各位", "再次感谢", "衷心感谢", "祝大家", "祝各位", "祝同志们", "祝你们", "祝全", "祝愿",
    "祝福", "预祝", "身体健康", "万事如意", "圆满成功", "阖家", "幸福安康", "工作顺利", "拜年", "拜个早年", "新春快乐",
    "节日快乐", "前程似锦", "批评指正", "请予审议", "请审议", "提出宝贵意见", "讲到这里", "讲这些", "讲完了", "汇报完毕",
    "到此结束", "拜托", "辛苦了", "努力奋斗", "作出新的更大贡献", "新的更大的贡献", "再创佳绩", "再立新功", "谱写",
    "thank you", "Thank you", "God bless", "good luck", "congratulations",
];
