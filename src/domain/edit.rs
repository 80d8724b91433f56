//! Reading and changing one field of an answer as text, so that one generic control serves every kind.

use super::amount::Amount;
use super::day::Day;
use super::interview::{FEELING_MAX, Kind};
use super::persona::{
    Answer, Choice, Choices, Evidence, Form, Item, ITEMS_MAX, Moment, Name, Persona, Quantity, Quote, Source, TEXT_MAX,
    Test, TestKind, Value,
};

/// A field of an answer or of one of its items.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The text itself; of a choice, the own words; of a number, the amount.
    Text,
    /// A quote's words.
    Words,
    /// Who said it.
    Who,
    /// Where it was said or happened.
    Place,
    /// A moment's title.
    Title,
    /// What happened; what is tried.
    What,
    /// How it felt, −2 to 2.
    Feeling,
    /// What nearly went wrong.
    Nearly,
    /// Which source.
    Source,
    /// Words, numbers or both.
    Form,
    /// What the source said.
    Said,
    /// How many.
    Count,
    /// How recent.
    When,
    /// Message, event or product.
    Kind,
    /// For whom.
    Audience,
    /// What would show that it worked.
    Sign,
    /// By when, `YYYY-MM-DD`.
    Date,
    /// The unit of a number.
    Unit,
    /// The human name.
    Name,
    /// The role.
    Epithet,
    /// The pronoun.
    Pronoun,
}

impl Value {
    /// An empty answer of a kind; nothing where emptiness has no shape (a scale, a day, a number, a face).
    pub fn empty(kind: &Kind) -> Option<Self> {
        Some(match kind {
            Kind::ShortText => Self::ShortText(String::new()),
            Kind::LongText => Self::LongText(String::new()),
            Kind::List { .. } => Self::List(Vec::new()),
            Kind::Choice { .. } => Self::Choice(Choice::Own(String::new())),
            Kind::Choices { .. } => Self::Choices(Choices::default()),
            Kind::Quotes => Self::Quotes(Vec::new()),
            Kind::Moments { .. } => Self::Moments(Vec::new()),
            Kind::Sources { .. } => Self::Sources(Vec::new()),
            Kind::Test => Self::Test(Test::default()),
            Kind::Name => Self::Name(Name::default()),
            Kind::Number { unit } => Self::Number(Quantity { amount: Amount::default(), unit: unit.clone() }),
            Kind::Scale { .. } | Kind::Date { .. } | Kind::Portrait => return None,
        })
    }

    /// The ids of its items, in order.
    pub fn item_ids(&self) -> Vec<String> {
        match self {
            Self::List(items) => items.iter().map(|item| item.id.clone()).collect(),
            Self::Quotes(quotes) => quotes.iter().map(|quote| quote.id.clone()).collect(),
            Self::Moments(moments) => moments.iter().map(|moment| moment.id.clone()).collect(),
            Self::Sources(sources) => sources.iter().map(|source| source.id.clone()).collect(),
            _ => Vec::new(),
        }
    }

    /// A field as text; of the item with this id, or of the whole answer where `item` is empty.
    pub fn text(&self, item: &str, field: Field) -> String {
        let day = |day: &Option<Day>| day.map(|day| day.to_string()).unwrap_or_default();
        match (self, field) {
            (Self::ShortText(text) | Self::LongText(text) | Self::Choice(Choice::Own(text)), Field::Text) => text.clone(),
            (Self::Choices(choices), Field::Text) => choices.own.join("\n"),
            (Self::Scale(point), Field::Text) => point.to_string(),
            (Self::Date(day), Field::Text) => day.to_string(),
            (Self::Number(quantity), Field::Text) => quantity.amount.to_string(),
            (Self::Number(quantity), Field::Unit) => quantity.unit.clone(),
            (Self::Test(test), Field::Kind) => test.kind.map(|kind| kind.id().to_owned()).unwrap_or_default(),
            (Self::Test(test), Field::What) => test.what.clone(),
            (Self::Test(test), Field::Audience) => test.audience.clone(),
            (Self::Test(test), Field::Sign) => test.sign.clone(),
            (Self::Test(test), Field::Date) => day(&test.date),
            (Self::Name(name), Field::Name) => name.name.clone(),
            (Self::Name(name), Field::Epithet) => name.epithet.clone(),
            (Self::Name(name), Field::Pronoun) => name.pronoun.as_str().to_owned(),
            (Self::List(items), Field::Text) => of(items, item).map(|item| item.text.clone()).unwrap_or_default(),
            (Self::Quotes(quotes), _) => of(quotes, item).map(|quote| quote.text(field)).unwrap_or_default(),
            (Self::Moments(moments), _) => of(moments, item).map(|moment| moment.text(field)).unwrap_or_default(),
            (Self::Sources(sources), _) => of(sources, item).map(|source| source.text(field)).unwrap_or_default(),
            _ => String::new(),
        }
    }

    /// Writes a field; says whether the text could be taken. Text over the limit is cut there, a number, day or feeling
    /// that cannot be read changes nothing.
    pub fn set_text(&mut self, item: &str, field: Field, text: &str) -> bool {
        let end = text.char_indices().nth(TEXT_MAX).map_or(text.len(), |(index, _)| index);
        let text = text.get(..end).unwrap_or(text);
        let put = |target: &mut String| {
            text.clone_into(target);
            true
        };
        match (self, field) {
            (Self::ShortText(target) | Self::LongText(target) | Self::Choice(Choice::Own(target)), Field::Text) => put(target),
            (value @ Self::Choice(_), Field::Text) => {
                *value = Self::Choice(Choice::Own(text.to_owned()));
                true
            }
            (Self::Choices(choices), Field::Text) => {
                choices.own = if text.is_empty() { Vec::new() } else { text.split('\n').take(ITEMS_MAX).map(str::to_owned).collect() };
                true
            }
            (Self::Scale(target), Field::Text) => text.parse().map(|point| *target = point).is_ok(),
            (Self::Date(target), Field::Text) => Day::parse(text).map(|day| *target = day).is_some(),
            (Self::Number(quantity), Field::Text) => read_number(text).map(|amount| quantity.amount = amount).is_some(),
            (Self::Number(quantity), Field::Unit) => put(&mut quantity.unit),
            (Self::Test(test), Field::Kind) => {
                test.kind = TestKind::from_id(text);
                true
            }
            (Self::Test(test), Field::What) => put(&mut test.what),
            (Self::Test(test), Field::Audience) => put(&mut test.audience),
            (Self::Test(test), Field::Sign) => put(&mut test.sign),
            (Self::Test(test), Field::Date) => set_optional(&mut test.date, text, Day::parse),
            (Self::Name(name), Field::Name) => put(&mut name.name),
            (Self::Name(name), Field::Epithet) => put(&mut name.epithet),
            (Self::Name(name), Field::Pronoun) => {
                name.pronoun = text.into();
                true
            }
            (Self::List(items), Field::Text) => of_mut(items, item).is_some_and(|item| put(&mut item.text)),
            (Self::Quotes(quotes), _) => of_mut(quotes, item).is_some_and(|quote| quote.set_text(field, text)),
            (Self::Moments(moments), _) => of_mut(moments, item).is_some_and(|moment| moment.set_text(field, text)),
            (Self::Sources(sources), _) => of_mut(sources, item).is_some_and(|source| source.set_text(field, text)),
            _ => false,
        }
    }

    /// Adds an item with this id at the end, `kind` naming the pack's moment or source it stands for (or empty);
    /// says whether there was room.
    pub fn add_item(&mut self, id: String, kind: &str, title: &str, text: &str) -> bool {
        if self.item_ids().len() >= ITEMS_MAX {
            return false;
        }
        let (text, title) = (text.to_owned(), title.to_owned());
        match self {
            Self::List(items) => items.push(Item { id, text, ..Item::default() }),
            Self::Quotes(quotes) => quotes.push(Quote { id, words: text, ..Quote::default() }),
            Self::Moments(moments) => {
                let moment = (!kind.is_empty()).then(|| kind.to_owned());
                moments.push(Moment { id, moment, title, what: text, ..Moment::default() });
            }
            Self::Sources(sources) => {
                sources.push(Source { id, source: kind.to_owned(), said: text, ..Source::default() });
            }
            _ => return false,
        }
        true
    }

    /// Takes an item away.
    pub fn remove_item(&mut self, id: &str) {
        match self {
            Self::List(items) => items.retain(|item| item.id != id),
            Self::Quotes(quotes) => quotes.retain(|quote| quote.id != id),
            Self::Moments(moments) => moments.retain(|moment| moment.id != id),
            Self::Sources(sources) => sources.retain(|source| source.id != id),
            _ => {}
        }
    }

    /// Moves an item one place towards the front or the end.
    pub fn move_item(&mut self, id: &str, to_front: bool) {
        match self {
            Self::List(items) => shift(items, id, to_front),
            Self::Quotes(quotes) => shift(quotes, id, to_front),
            Self::Moments(moments) => shift(moments, id, to_front),
            Self::Sources(sources) => shift(sources, id, to_front),
            _ => {}
        }
    }

    /// Chooses an option, or with `false` takes it back. A single choice is replaced, of several it is added.
    pub fn choose(&mut self, option: &str, chosen: bool) {
        match self {
            Self::Choice(choice) => {
                *choice = if chosen { Choice::Option(option.to_owned()) } else { Choice::Own(String::new()) };
            }
            Self::Choices(choices) => {
                choices.options.retain(|other| other != option);
                if chosen {
                    choices.options.push(option.to_owned());
                }
            }
            _ => {}
        }
    }
}

impl Persona {
    /// The evidence of an answer, or of one of its items where `item` is not empty.
    pub fn evidence(&self, question: &str, item: &str) -> &[Evidence] {
        let Some(answer) = self.answers.get(question) else { return &[] };
        match &answer.value {
            Value::List(items) if !item.is_empty() => of(items, item).map_or(&[], |item| &item.evidence),
            Value::Quotes(quotes) if !item.is_empty() => of(quotes, item).map_or(&[], |quote| &quote.evidence),
            Value::Moments(moments) if !item.is_empty() => of(moments, item).map_or(&[], |moment| &moment.evidence),
            _ => &answer.evidence,
        }
    }

    /// The same, to change; nothing where there is no such answer or item.
    pub fn evidence_mut(&mut self, question: &str, item: &str) -> Option<&mut Vec<Evidence>> {
        let Answer { value, evidence, .. } = self.answers.get_mut(question)?;
        if item.is_empty() {
            return Some(evidence);
        }
        match value {
            Value::List(items) => of_mut(items, item).map(|item| &mut item.evidence),
            Value::Quotes(quotes) => of_mut(quotes, item).map(|quote| &mut quote.evidence),
            Value::Moments(moments) => of_mut(moments, item).map(|moment| &mut moment.evidence),
            _ => None,
        }
    }
}

impl Quote {
    fn text(&self, field: Field) -> String {
        match field {
            Field::Words => self.words.clone(),
            Field::Who => self.who.clone(),
            Field::Place => self.place.clone(),
            _ => String::new(),
        }
    }

    fn set_text(&mut self, field: Field, text: &str) -> bool {
        let target = match field {
            Field::Words => &mut self.words,
            Field::Who => &mut self.who,
            Field::Place => &mut self.place,
            _ => return false,
        };
        text.clone_into(target);
        true
    }
}

impl Moment {
    fn text(&self, field: Field) -> String {
        match field {
            Field::Title => self.title.clone(),
            Field::What => self.what.clone(),
            Field::Place => self.place.clone(),
            Field::Nearly => self.nearly.clone(),
            Field::Feeling => self.feeling.to_string(),
            Field::Kind => self.moment.clone().unwrap_or_default(),
            _ => String::new(),
        }
    }

    fn set_text(&mut self, field: Field, text: &str) -> bool {
        let target = match field {
            Field::Title => &mut self.title,
            Field::What => &mut self.what,
            Field::Place => &mut self.place,
            Field::Nearly => &mut self.nearly,
            Field::Feeling => {
                let feeling = text.parse().ok().filter(|feeling| (-FEELING_MAX..=FEELING_MAX).contains(feeling));
                return feeling.map(|feeling| self.feeling = feeling).is_some();
            }
            _ => return false,
        };
        text.clone_into(target);
        true
    }
}

impl Source {
    fn text(&self, field: Field) -> String {
        match field {
            Field::Source => self.source.clone(),
            Field::Form => self.form.id().to_owned(),
            Field::Said => self.said.clone(),
            Field::Count => self.count.map(|count| count.to_string()).unwrap_or_default(),
            Field::When => self.when.clone(),
            _ => String::new(),
        }
    }

    fn set_text(&mut self, field: Field, text: &str) -> bool {
        let target = match field {
            Field::Source => &mut self.source,
            Field::Said => &mut self.said,
            Field::When => &mut self.when,
            Field::Form => return Form::from_id(text).map(|form| self.form = form).is_some(),
            Field::Count => return set_optional(&mut self.count, text, |text| text.parse().ok()),
            _ => return false,
        };
        text.clone_into(target);
        true
    }
}

/// Blank text clears the target; text that cannot be read changes nothing and says so.
fn set_optional<T>(target: &mut Option<T>, text: &str, read: impl Fn(&str) -> Option<T>) -> bool {
    let text = text.trim();
    let value = read(text);
    let taken = text.is_empty() || value.is_some();
    if taken {
        *target = value;
    }
    taken
}

/// Reads a number as people write it: a comma or a point for the decimals, spaces between thousands; at most fifteen
/// digits, which is what survives a file.
pub fn read_number(text: &str) -> Option<Amount> {
    Amount::read(text)
}

trait Identified {
    fn id(&self) -> &str;
}

macro_rules! identified {
    ($($name:ident),+) => { $(impl Identified for $name { fn id(&self) -> &str { &self.id } })+ };
}
identified!(Item, Quote, Moment, Source);

fn of<'a, T: Identified>(items: &'a [T], id: &str) -> Option<&'a T> {
    items.iter().find(|item| item.id() == id)
}

fn of_mut<'a, T: Identified>(items: &'a mut [T], id: &str) -> Option<&'a mut T> {
    items.iter_mut().find(|item| item.id() == id)
}

fn shift<T: Identified>(items: &mut [T], id: &str, to_front: bool) {
    let Some(index) = items.iter().position(|item| item.id() == id) else { return };
    let other = if to_front { index.checked_sub(1) } else { Some(index + 1).filter(|other| *other < items.len()) };
    if let Some(other) = other {
        items.swap(index, other);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::persona::EvidenceKind;

    #[test]
    fn every_field_of_every_kind_keeps_what_is_written() {
        let moments = Kind::Moments { moments: Vec::new() };
        let sources = Kind::Sources { sources: Vec::new() };
        let list = Kind::List { suggestions: Vec::new() };
        let number = Kind::Number { unit: "visits".into() };
        for (kind, field, text) in [
            (&Kind::ShortText, Field::Text, "a\u{202e}b"),
            (&Kind::LongText, Field::Text, "one\ntwo"),
            (&list, Field::Text, "third row"),
            (&Kind::Quotes, Field::Words, "if the light is on"),
            (&Kind::Quotes, Field::Who, "a neighbour"),
            (&Kind::Quotes, Field::Place, "at the till"),
            (&moments, Field::Title, "first evening"),
            (&moments, Field::What, "came in from the rain"),
            (&moments, Field::Place, "the door"),
            (&moments, Field::Nearly, "it was full"),
            (&moments, Field::Feeling, "-2"),
            (&sources, Field::Source, "surveys"),
            (&sources, Field::Form, "both"),
            (&sources, Field::Said, "late orders"),
            (&sources, Field::Count, "12"),
            (&sources, Field::When, "spring"),
            (&Kind::Test, Field::Kind, "event"),
            (&Kind::Test, Field::What, "a stamped card"),
            (&Kind::Test, Field::Audience, "twelve regulars"),
            (&Kind::Test, Field::Sign, "four come as two"),
            (&Kind::Test, Field::Date, "2027-03-01"),
            (&Kind::Name, Field::Name, "Ada"),
            (&Kind::Name, Field::Epithet, "the Listener"),
            (&Kind::Name, Field::Pronoun, "ze"),
            (&number, Field::Text, "41.5"),
            (&number, Field::Unit, "mornings"),
        ] {
            let mut value = Value::empty(kind).unwrap();
            value.add_item("a".into(), "", "", "");
            assert!(value.set_text("a", field, text), "{field:?}");
            assert_eq!(value.text("a", field), text, "{field:?}");
        }
    }

    #[test]
    fn what_cannot_be_read_changes_nothing() {
        let mut value = Value::Number(Quantity { amount: Amount::read("4").unwrap(), unit: String::new() });
        for bad in ["", "a few", "1e9", "inf", "NaN", "1.2.3", "1234567890123456"] {
            assert!(!value.set_text("", Field::Text, bad), "{bad}");
            assert_eq!(value.text("", Field::Text), "4");
        }
        for (good, number) in [("3,5", "3.5"), ("1 200", "1200"), ("−2", "-2"), ("1’000", "1000")] {
            assert!(value.set_text("", Field::Text, good), "{good}");
            assert_eq!(value.text("", Field::Text), number);
        }
        let mut moments = Value::Moments(vec![Moment { id: "m".into(), feeling: 1, ..Moment::default() }]);
        for bad in ["3", "-3", "good", ""] {
            assert!(!moments.set_text("m", Field::Feeling, bad));
        }
        assert_eq!(moments.text("m", Field::Feeling), "1");
        assert!(!moments.set_text("gone", Field::Title, "x"));
    }

    #[test]
    fn items_are_added_moved_and_taken_away() {
        let mut value = Value::List(Vec::new());
        for id in ["a", "b", "c"] {
            assert!(value.add_item(id.into(), "", "", id));
        }
        for (id, to_front, order) in [("c", true, "acb"), ("c", true, "cab"), ("c", true, "cab"), ("b", false, "cab"), ("x", true, "cab")] {
            value.move_item(id, to_front);
            assert_eq!(value.item_ids().concat(), order);
        }
        value.remove_item("a");
        assert_eq!(value.item_ids().concat(), "cb");
        while value.add_item(String::new(), "", "", "") {}
        assert_eq!(value.item_ids().len(), ITEMS_MAX);
    }

    #[test]
    fn each_item_has_evidence_of_its_own() {
        let mut persona = Persona::default();
        let mut value = Value::Quotes(Vec::new());
        value.add_item("q".into(), "", "", "words");
        persona.set_value("quotes", value);
        persona.evidence_mut("quotes", "q").unwrap().push(Evidence::of(EvidenceKind::Quoted));
        assert_eq!(persona.evidence("quotes", "q").len(), 1);
        assert!(persona.evidence("quotes", "").is_empty());
        assert!(persona.evidence_mut("quotes", "gone").is_none());
        assert!(persona.evidence_mut("nothing", "").is_none());
    }

    #[test]
    fn options_are_chosen_and_taken_back() {
        let mut one = Value::Choice(Choice::Own(String::new()));
        one.choose("a", true);
        one.choose("b", true);
        assert!(one.has_chosen("b") && !one.has_chosen("a"));
        let mut several = Value::Choices(Choices::default());
        several.choose("a", true);
        several.choose("b", true);
        several.choose("a", true);
        several.choose("b", false);
        assert_eq!(several, Value::Choices(Choices { options: vec!["a".into()], own: Vec::new() }));
    }
}
