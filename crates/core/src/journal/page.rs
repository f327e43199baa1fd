//! Pages: records of a snapshot as bytes, for storage (section 9).
//!
//! A page is one JSON text: tables of stamps and field names, then per record its id and, in turn, the
//! place of a field's name and its register. A register with one head and nothing else is
//! `[stamp, value]`; any other is an object.

use std::collections::HashMap;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::register::{Head, Rest};
use super::{Field, Record, RecordId, Register, Stamp};
use crate::json::{Value, write_canonical, write_text};

/// A page that can't be read; it is rebuilt from the journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageError(String);

impl fmt::Display for PageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a page of records can't be read: {}", self.0)
    }
}

impl std::error::Error for PageError {}

struct Table<K> {
    places: HashMap<K, usize>,
    items: Vec<K>,
}

impl<K: Clone + Eq + std::hash::Hash> Table<K> {
    fn new() -> Table<K> {
        Table { places: HashMap::new(), items: Vec::new() }
    }

    fn place(&mut self, key: &K) -> usize {
        if let Some(place) = self.places.get(key) {
            return *place;
        }
        self.items.push(key.clone());
        self.places.insert(key.clone(), self.items.len() - 1);
        self.items.len() - 1
    }
}

/// The bytes of a page with these records.
pub fn encode_page<'a>(records: impl IntoIterator<Item = (&'a RecordId, &'a Record)>) -> Vec<u8> {
    let (mut stamps, mut fields) = (Table::new(), Table::new());
    let mut body = String::new();
    for (i, (id, record)) in records.into_iter().enumerate() {
        body.push_str(if i > 0 { ",\n[" } else { "\n[" });
        write_text(id.as_str(), &mut body);
        for (field, register) in record.registers() {
            body.push_str(&format!(",{},", fields.place(field)));
            write_register(register, &mut stamps, &mut body);
        }
        body.push(']');
    }
    let mut out = String::from("{\"stamps\":[");
    for (i, stamp) in stamps.items.iter().enumerate() {
        out.push_str(&format!("{}\"{stamp}\"", if i > 0 { "," } else { "" }));
    }
    out.push_str("],\"fields\":[");
    for (i, field) in fields.items.iter().enumerate() {
        if i > 0 {
            out.push(',');
        }
        write_text(field.as_str(), &mut out);
    }
    out.push_str("],\"records\":[");
    out.push_str(&body);
    out.push_str("]}");
    out.into_bytes()
}

fn write_register(register: &Register, stamps: &mut Table<Stamp>, out: &mut String) {
    if let ([head], None) = (register.heads(), &register.rest)
        && head.saw.is_empty()
    {
        out.push_str(&format!("[{},", stamps.place(&head.stamp)));
        write_canonical(&head.value, out);
        out.push(']');
        return;
    }
    out.push_str("{\"heads\":");
    write_heads(register.heads(), stamps, out);
    if let Some(rest) = &register.rest {
        if let Some(tips) = &rest.tips {
            out.push_str(",\"tips\":");
            write_heads(tips, stamps, out);
        }
        let missing: Vec<Stamp> = rest.missing.iter().copied().collect();
        out.push_str(",\"missing\":");
        write_places(&missing, stamps, out);
        out.push_str(if rest.cycle { ",\"cycle\":true" } else { "" });
    }
    out.push('}');
}

fn write_heads(heads: &[Head], stamps: &mut Table<Stamp>, out: &mut String) {
    out.push('[');
    for (i, head) in heads.iter().enumerate() {
        out.push_str(&format!("{}[{},", if i > 0 { "," } else { "" }, stamps.place(&head.stamp)));
        write_canonical(&head.value, out);
        out.push(',');
        write_places(&head.saw, stamps, out);
        out.push(']');
    }
    out.push(']');
}

fn write_places(list: &[Stamp], stamps: &mut Table<Stamp>, out: &mut String) {
    out.push('[');
    for (i, stamp) in list.iter().enumerate() {
        out.push_str(&format!("{}{}", if i > 0 { "," } else { "" }, stamps.place(stamp)));
    }
    out.push(']');
}

/// The records of a page.
pub fn decode_page(bytes: &[u8]) -> Result<Vec<(RecordId, Record)>, PageError> {
    let mut json = serde_json::Deserializer::from_slice(bytes);
    let records = json.deserialize_map(PageVisitor).and_then(|records| json.end().map(|()| records));
    records.map_err(|error| PageError(error.to_string()))
}

struct PageVisitor;

impl<'de> Visitor<'de> for PageVisitor {
    type Value = Vec<(RecordId, Record)>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a page of records")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut tables = Tables { stamps: Vec::new(), fields: Vec::new() };
        let mut records = Vec::new();
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "stamps" => {
                    let texts = map.next_value::<Vec<String>>()?;
                    let stamps = texts.iter().map(|text| Stamp::parse(text)).collect::<Option<_>>();
                    tables.stamps = stamps.ok_or_else(|| A::Error::custom("no stamp"))?;
                }
                "fields" => {
                    let texts = map.next_value::<Vec<String>>()?;
                    let fields = texts.iter().map(|text| Field::parse(text)).collect::<Option<_>>();
                    tables.fields = fields.ok_or_else(|| A::Error::custom("no field"))?;
                }
                "records" => records = map.next_value_seed(List(&RecordSeed(&tables)))?,
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(records)
    }
}

struct Tables {
    stamps: Vec<Stamp>,
    fields: Vec<Field>,
}

impl Tables {
    fn stamp<E: Error>(&self, place: usize) -> Result<Stamp, E> {
        self.stamps.get(place).copied().ok_or_else(|| E::custom("no such stamp"))
    }
}

/// A thing that is read again and again with the same tables.
trait Part<'de> {
    type Value;
    fn read<D: Deserializer<'de>>(&self, deserializer: D) -> Result<Self::Value, D::Error>;
}

struct One<'s, P>(&'s P);

impl<'de, P: Part<'de>> DeserializeSeed<'de> for One<'_, P> {
    type Value = P::Value;
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<P::Value, D::Error> {
        self.0.read(deserializer)
    }
}

struct List<'s, P>(&'s P);

impl<'de, P: Part<'de>> DeserializeSeed<'de> for List<'_, P> {
    type Value = Vec<P::Value>;
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de, P: Part<'de>> Visitor<'de> for List<'_, P> {
    type Value = Vec<P::Value>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = seq.next_element_seed(One(self.0))? {
            list.push(item);
        }
        Ok(list)
    }
}

struct RecordSeed<'t>(&'t Tables);

impl<'de> Part<'de> for RecordSeed<'_> {
    type Value = (RecordId, Record);
    fn read<D: Deserializer<'de>>(&self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_seq(RecordVisitor(self.0))
    }
}

struct RecordVisitor<'t>(&'t Tables);

impl<'de> Visitor<'de> for RecordVisitor<'_> {
    type Value = (RecordId, Record);

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a record's id, then fields and registers in turn")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
        let id = seq.next_element::<String>()?.and_then(|id| RecordId::parse(&id));
        let id = id.ok_or_else(|| A::Error::custom("no record id"))?;
        let mut fields = Vec::new();
        while let Some(place) = seq.next_element::<usize>()? {
            let field = self.0.fields.get(place).ok_or_else(|| A::Error::custom("no such field"))?;
            let register = seq.next_element_seed(One(&RegisterSeed(self.0)))?;
            let register = register.ok_or_else(|| A::Error::custom("no register"))?;
            fields.push((field.clone(), register));
        }
        Ok((id, Record::of(fields)))
    }
}

struct RegisterSeed<'t>(&'t Tables);

impl<'de> Part<'de> for RegisterSeed<'_> {
    type Value = Register;
    fn read<D: Deserializer<'de>>(&self, deserializer: D) -> Result<Register, D::Error> {
        deserializer.deserialize_any(RegisterVisitor(self.0))
    }
}

struct RegisterVisitor<'t>(&'t Tables);

impl<'de> Visitor<'de> for RegisterVisitor<'_> {
    type Value = Register;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a register")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<Register, A::Error> {
        let head = read_head(self.0, seq)?;
        Ok(Register { heads: smallvec::smallvec![head], rest: None })
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Register, A::Error> {
        let mut heads = Vec::new();
        let mut rest = Rest::default();
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "heads" => heads = map.next_value_seed(List(&HeadSeed(self.0)))?,
                "tips" => rest.tips = Some(map.next_value_seed(List(&HeadSeed(self.0)))?),
                "missing" => {
                    let places = map.next_value::<Vec<usize>>()?;
                    rest.missing =
                        places.into_iter().map(|place| self.0.stamp(place)).collect::<Result<_, _>>()?;
                }
                "cycle" => rest.cycle = map.next_value()?,
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        let rest = (rest != Rest::default()).then(|| Box::new(rest));
        Ok(Register { heads: heads.into(), rest })
    }
}

struct HeadSeed<'t>(&'t Tables);

impl<'de> Part<'de> for HeadSeed<'_> {
    type Value = Head;
    fn read<D: Deserializer<'de>>(&self, deserializer: D) -> Result<Head, D::Error> {
        deserializer.deserialize_seq(HeadVisitor(self.0))
    }
}

struct HeadVisitor<'t>(&'t Tables);

impl<'de> Visitor<'de> for HeadVisitor<'_> {
    type Value = Head;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a head")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<Head, A::Error> {
        read_head(self.0, seq)
    }
}

fn read_head<'de, A: SeqAccess<'de>>(tables: &Tables, mut seq: A) -> Result<Head, A::Error> {
    let stamp = seq.next_element::<usize>()?.ok_or_else(|| A::Error::custom("no stamp"))?;
    let value = seq.next_element::<Value>()?.ok_or_else(|| A::Error::custom("no value"))?;
    let saw = seq.next_element::<Vec<usize>>()?.unwrap_or_default();
    let saw: Result<Vec<Stamp>, A::Error> = saw.into_iter().map(|place| tables.stamp(place)).collect();
    Ok(Head { stamp: tables.stamp(stamp)?, value, saw: saw?.into() })
}
