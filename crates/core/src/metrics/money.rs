//! Amounts of money, added up per currency and never across.

use super::portfolio::Money;
use super::view::Places;
use crate::json::Value;

/// Sums by currency, in the order of their codes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sums(Vec<Sum>);

/// The sum of one currency.
#[derive(Clone, Debug, PartialEq)]
pub struct Sum {
    /// ISO 4217.
    pub currency: String,
    /// The sum.
    pub amount: f64,
    /// The pilots whose outcomes are in it.
    pub pilots: Places,
}

impl Sums {
    /// Adds an amount that the outcome of a pilot names.
    pub(super) fn add(&mut self, currency: &str, amount: f64, pilot: u32) {
        let at = match self.0.binary_search_by(|sum| sum.currency.as_str().cmp(currency)) {
            Ok(at) => at,
            Err(at) => {
                let sum = Sum { currency: currency.to_owned(), amount: 0.0, pilots: Places::new() };
                self.0.insert(at, sum);
                at
            }
        };
        let sum = &mut self.0[at];
        sum.amount += amount;
        // An outcome's amounts come one after the other.
        if sum.pilots.last() != Some(&pilot) {
            sum.pilots.push(pilot);
        }
    }

    pub(super) fn add_money(&mut self, money: &Money, pilot: u32) {
        self.add(&money.currency, money.amount, pilot);
    }

    /// The sums, by currency.
    pub fn all(&self) -> &[Sum] {
        &self.0
    }

    /// The sum of a currency; none where nothing was in it.
    pub fn of(&self, currency: &str) -> Option<&Sum> {
        self.0.iter().find(|sum| sum.currency == currency)
    }

    pub(super) fn to_json(&self) -> Value {
        let sums = self.0.iter();
        let sums = sums.map(|sum| Value::List(vec![sum.currency.as_str().into(), sum.amount.into()]));
        Value::List(sums.collect())
    }
}

/// The codes of ISO 4217, some that were withdrawn lately among them; without those for tests and for
/// no currency.
const CURRENCIES: &str = "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BOV BRL \
    BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CLF CLP CNY COP COU CRC CUC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR \
    FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF \
    KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN \
    NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SLL SOS SRD \
    SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD USN UYI UYU UYW UZS VED VES VND VUV WST XAD \
    XAF XAG XAU XBA XBB XBC XBD XCD XCG XDR XOF XPD XPF XPT XSU XUA YER ZAR ZMW ZWG ZWL";

/// Whether a unit is a currency of ISO 4217: an amount in it is money.
pub fn is_currency(unit: &str) -> bool {
    unit.len() == 3 && CURRENCIES.split(' ').any(|code| code == unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_capitals_alone_are_no_currency() {
        assert!(["AED", "EUR", "USD", "ZWL", "XCG"].into_iter().all(is_currency));
        assert!(!["", "FTE", "eur", "EU", "R U", "XXX", "€", "EUR "].into_iter().any(is_currency));
    }

    #[test]
    fn sums_stay_apart_and_in_order() {
        let mut sums = Sums::default();
        for (currency, amount, pilot) in
            [("USD", 5.0, 1), ("EUR", 40_000.0, 1), ("EUR", 2_500.0, 2), ("EUR", 0.0, 2)]
        {
            sums.add(currency, amount, pilot);
        }
        assert_eq!(crate::json::canonical(&sums.to_json()), r#"[["EUR",42500],["USD",5]]"#);
        assert_eq!(sums.of("EUR").map(|sum| sum.pilots.as_slice()), Some(&[1, 2][..]));
        assert_eq!(sums.of("GBP"), None);
    }
}
