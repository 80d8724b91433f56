//! Reading and changing one field of an answer as text, so that one generic control serves every kind.

use super::amount::Amount;
use super::day::Day;
use super::interview::{FEELING_MAX, Kind};
use super::persona::{
    Answer, Choice, Choices, Evidence, Form, ITEMS_MAX, Item, Moment, Name, Persona, Quantity, Quote, Source,
    TEXT_MAX, Test, TestKind, Value,
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
            Kind::Number { unit } => Self::Number(Quantity {
                amount: Amount::default(),
                unit: unit.clone(),
            }),
            Kind::Scale { .. } | Kind::Date { .. } | Kind::Portrait => return None,
        })
    }

    /// The ids of its items, in order.
    pub fn item_ids(&self) -> Vec<String> {
        (0..).map_while(|index| self.item_id(index).cloned()).collect()
    }

    /// Where the item with this id stands.
    fn index_of(&self, id: &str) -> Option<usize> {
        let mut ids = (0..).map_while(|index| self.item_id(index));
        ids.position(|other| other == id)
    }

    /// A field as text; of the item with this id, or of the whole answer where `item` is empty.
    pub fn text(&self, item: &str, field: Field) -> String {
        let day = |day: &Option<Day>| day.map(|day| day.to_string()).unwrap_or_default();
        let index = self.index_of(item).unwrap_or(usize::MAX);
        let plain = match (self, field) {
            (Self::ShortText(text) | Self::LongText(text) | Self::Choice(Choice::Own(text)), Field::Text) => {
                Some(text)
            }
            (Self::Number(quantity), Field::Unit) => Some(&quantity.unit),
            (Self::Test(test), Field::What) => Some(&test.what),
            (Self::Test(test), Field::Audience) => Some(&test.audience),
            (Self::Test(test), Field::Sign) => Some(&test.sign),
            (Self::Name(name), Field::Name) => Some(&name.name),
            (Self::Name(name), Field::Epithet) => Some(&name.epithet),
            (Self::List(items), Field::Text) => items.get(index).map(|item| &item.text),
            (Self::Quotes(quotes), _) => quotes.get(index).and_then(|quote| quote.text(field)),
            (Self::Choices(choices), Field::Text) => return choices.own.join("\n"),
            (Self::Scale(point), Field::Text) => return point.to_string(),
            (Self::Date(day), Field::Text) => return day.to_string(),
            (Self::Number(quantity), Field::Text) => return quantity.amount.to_string(),
            (Self::Test(test), Field::Kind) => {
                return test.kind.map(|kind| kind.id().to_owned()).unwrap_or_default();
            }
            (Self::Test(test), Field::Date) => return day(&test.date),
            (Self::Name(name), Field::Pronoun) => return name.pronoun.as_str().to_owned(),
            (Self::Moments(moments), Field::Feeling) => {
                return moments
                    .get(index)
                    .map(|moment| moment.feeling.to_string())
                    .unwrap_or_default();
            }
            (Self::Sources(sources), Field::Form) => {
                return sources
                    .get(index)
                    .map(|source| source.form.id().to_owned())
                    .unwrap_or_default();
            }
            (Self::Sources(sources), Field::Count) => {
                return sources
                    .get(index)
                    .and_then(|source| Some(source.count?.to_string()))
                    .unwrap_or_default();
            }
            (Self::Moments(moments), Field::Kind) => {
                moments.get(index).and_then(|moment| moment.moment.as_ref())
            }
            (Self::Moments(moments), _) => moments.get(index).and_then(|moment| moment.text(field)),
            (Self::Sources(sources), _) => sources.get(index).and_then(|source| source.text(field)),
            _ => None,
        };
        plain.cloned().unwrap_or_default()
    }

    /// Writes a field; says whether the text could be taken. Text over the limit is cut there, a number, day or feeling
    /// that cannot be read changes nothing.
    pub fn set_text(&mut self, item: &str, field: Field, text: &str) -> bool {
        let end = text
            .char_indices()
            .nth(TEXT_MAX)
            .map_or(text.len(), |(index, _)| index);
        let text = text.get(..end).unwrap_or(text);
        let index = self.index_of(item).unwrap_or(usize::MAX);
        if let (Self::Choice(choice @ Choice::Option(_)), Field::Text) = (&mut *self, field) {
            *choice = Choice::Own(String::new());
        }
        let plain = match (self, field) {
            (
                Self::ShortText(target) | Self::LongText(target) | Self::Choice(Choice::Own(target)),
                Field::Text,
            ) => Some(target),
            (Self::Number(quantity), Field::Unit) => Some(&mut quantity.unit),
            (Self::Test(trial), Field::What) => Some(&mut trial.what),
            (Self::Test(trial), Field::Audience) => Some(&mut trial.audience),
            (Self::Test(trial), Field::Sign) => Some(&mut trial.sign),
            (Self::Name(name), Field::Name) => Some(&mut name.name),
            (Self::Name(name), Field::Epithet) => Some(&mut name.epithet),
            (Self::List(items), Field::Text) => items.get_mut(index).map(|item| &mut item.text),
            (Self::Quotes(quotes), _) => quotes.get_mut(index).and_then(|quote| quote.text_mut(field)),
            (Self::Moments(moments), Field::Feeling) => {
                let feeling = whole(text, -FEELING_MAX, FEELING_MAX).zip(moments.get_mut(index));
                return feeling
                    .map(|(feeling, moment)| moment.feeling = feeling)
                    .is_some();
            }
            (Self::Moments(moments), _) => moments.get_mut(index).and_then(|moment| moment.text_mut(field)),
            (Self::Sources(sources), Field::Form) => {
                let form = Form::from_id(text).zip(sources.get_mut(index));
                return form.map(|(form, source)| source.form = form).is_some();
            }
            (Self::Sources(sources), Field::Count) => {
                let source = sources.get_mut(index);
                return source.is_some_and(|source| {
                    set_optional(&mut source.count, text, |text| whole(text, 0, u32::MAX))
                });
            }
            (Self::Sources(sources), _) => sources.get_mut(index).and_then(|source| source.text_mut(field)),
            (Self::Choices(choices), Field::Text) => {
                choices.own = if text.is_empty() {
                    Vec::new()
                } else {
                    text.split('\n').take(ITEMS_MAX).map(str::to_owned).collect()
                };
                return true;
            }
            (Self::Scale(target), Field::Text) => {
                return whole(text, i32::MIN, i32::MAX)
                    .map(|point| *target = point)
                    .is_some();
            }
            (Self::Date(target), Field::Text) => return Day::parse(text).map(|day| *target = day).is_some(),
            (Self::Number(quantity), Field::Text) => {
                return read_number(text).map(|amount| quantity.amount = amount).is_some();
            }
            (Self::Test(trial), Field::Kind) => {
                trial.kind = TestKind::from_id(text);
                return true;
            }
            (Self::Test(trial), Field::Date) => return set_optional(&mut trial.date, text, Day::parse),
            (Self::Name(name), Field::Pronoun) => {
                name.pronoun = text.into();
                return true;
            }
            _ => None,
        };
        plain.map(|target| text.clone_into(target)).is_some()
    }

    /// Adds an item with this id at the end, `kind` naming the pack's moment or source it stands for (or empty);
    /// says whether there was room.
    pub fn add_item(&mut self, id: String, kind: &str, title: &str, text: &str) -> bool {
        if self.item_id(ITEMS_MAX - 1).is_some() {
            return false;
        }
        let (text, title) = (text.to_owned(), title.to_owned());
        match self {
            Self::List(items) => items.push(Item {
                id,
                text,
                ..Item::default()
            }),
            Self::Quotes(quotes) => quotes.push(Quote {
                id,
                words: text,
                ..Quote::default()
            }),
            Self::Moments(moments) => {
                let moment = (!kind.is_empty()).then(|| kind.to_owned());
                moments.push(Moment {
                    id,
                    moment,
                    title,
                    what: text,
                    ..Moment::default()
                });
            }
            Self::Sources(sources) => {
                sources.push(Source {
                    id,
                    source: kind.to_owned(),
                    said: text,
                    ..Source::default()
                });
            }
            _ => return false,
        }
        true
    }

    /// Takes an item away.
    pub fn remove_item(&mut self, id: &str) {
        let Some(index) = self.index_of(id) else { return };
        match self {
            Self::List(items) => drop(items.remove(index)),
            Self::Quotes(quotes) => drop(quotes.remove(index)),
            Self::Moments(moments) => drop(moments.remove(index)),
            Self::Sources(sources) => drop(sources.remove(index)),
            _ => {}
        }
    }

    /// Moves an item one place towards the front or the end.
    pub fn move_item(&mut self, id: &str, to_front: bool) {
        let Some(index) = self.index_of(id) else { return };
        let first = if to_front {
            index.checked_sub(1)
        } else {
            Some(index)
        };
        // There is a second one to change places with.
        let Some(first) = first.filter(|first| self.item_id(first + 1).is_some()) else {
            return;
        };
        match self {
            Self::List(items) => items.swap(first, first + 1),
            Self::Quotes(quotes) => quotes.swap(first, first + 1),
            Self::Moments(moments) => moments.swap(first, first + 1),
            Self::Sources(sources) => sources.swap(first, first + 1),
            _ => {}
        }
    }

    /// Chooses an option, or with `false` takes it back. A single choice is replaced, of several it is added.
    pub fn choose(&mut self, option: &str, chosen: bool) {
        match self {
            Self::Choice(choice) => {
                *choice = if chosen {
                    Choice::Option(option.to_owned())
                } else {
                    Choice::Own(String::new())
                };
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
        let Some(Answer { value, evidence, .. }) = self.answers.get(question) else {
            return &[];
        };
        let index = value.index_of(item).unwrap_or(usize::MAX);
        match value {
            Value::List(items) if !item.is_empty() => items.get(index).map_or(&[], |item| &item.evidence),
            Value::Quotes(quotes) if !item.is_empty() => {
                quotes.get(index).map_or(&[], |quote| &quote.evidence)
            }
            Value::Moments(moments) if !item.is_empty() => {
                moments.get(index).map_or(&[], |moment| &moment.evidence)
            }
            _ => evidence,
        }
    }

    /// The same, to change; nothing where there is no such answer or item.
    pub fn evidence_mut(&mut self, question: &str, item: &str) -> Option<&mut Vec<Evidence>> {
        let Answer { value, evidence, .. } = self.answers.get_mut(question)?;
        if item.is_empty() {
            return Some(evidence);
        }
        let index = value.index_of(item)?;
        match value {
            Value::List(items) => items.get_mut(index).map(|item| &mut item.evidence),
            Value::Quotes(quotes) => quotes.get_mut(index).map(|quote| &mut quote.evidence),
            Value::Moments(moments) => moments.get_mut(index).map(|moment| &mut moment.evidence),
            _ => None,
        }
    }
}

/// Gives a type its fields that are plain text, to read and to change.
macro_rules! texts {
    ($name:ident { $($field:ident => $text:ident),+ }) => {
        impl $name {
            fn text(&self, field: Field) -> Option<&String> {
                match field {
                    $(Field::$field => Some(&self.$text),)+
                    _ => None,
                }
            }

            fn text_mut(&mut self, field: Field) -> Option<&mut String> {
                match field {
                    $(Field::$field => Some(&mut self.$text),)+
                    _ => None,
                }
            }
        }
    };
}
texts!(Quote { Words => words, Who => who, Place => place });
texts!(Moment { Title => title, What => what, Place => place, Nearly => nearly });
texts!(Source { Source => source, Said => said, When => when });

/// A whole number in a range.
fn whole<T: TryFrom<i64> + Into<i64>>(text: &str, from: T, to: T) -> Option<T> {
    let number: i64 = text.parse().ok()?;
    T::try_from(number)
        .ok()
        .filter(|_| (from.into()..=to.into()).contains(&number))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::persona::EvidenceKind;

    #[test]
    fn every_field_of_every_kind_keeps_what_is_written() {
        let moments = Kind::Moments { moments: Vec::new() };
        let sources = Kind::Sources { sources: Vec::new() };
        let list = Kind::List {
            suggestions: Vec::new(),
        };
        let number = Kind::Number {
            unit: "visits".into(),
        };
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
        let mut value = Value::Number(Quantity {
            amount: Amount::read("4").unwrap(),
            unit: String::new(),
        });
        for bad in ["", "a few", "1e9", "inf", "NaN", "1.2.3", "1234567890123456"] {
            assert!(!value.set_text("", Field::Text, bad), "{bad}");
            assert_eq!(value.text("", Field::Text), "4");
        }
        for (good, number) in [("3,5", "3.5"), ("1 200", "1200"), ("−2", "-2"), ("1’000", "1000")] {
            assert!(value.set_text("", Field::Text, good), "{good}");
            assert_eq!(value.text("", Field::Text), number);
        }
        let mut moments = Value::Moments(vec![Moment {
            id: "m".into(),
            feeling: 1,
            ..Moment::default()
        }]);
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
        for (id, to_front, order) in [
            ("c", true, "acb"),
            ("c", true, "cab"),
            ("c", true, "cab"),
            ("b", false, "cab"),
            ("x", true, "cab"),
        ] {
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
        persona
            .evidence_mut("quotes", "q")
            .unwrap()
            .push(Evidence::of(EvidenceKind::Quoted));
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
        assert_eq!(
            several,
            Value::Choices(Choices {
                options: vec!["a".into()],
                own: Vec::new()
            })
        );
    }
}
