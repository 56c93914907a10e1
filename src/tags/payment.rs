//! `podcast:value`: how listeners can pay.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use validator::Validate;

use super::{RemoteItem, wrap};

/// `podcast:value`: how listeners can pay.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct Value {
    /// The network, such as `lightning`.
    #[serde(rename = "type")]
    pub kind: String,
    /// The transport, such as `keysend`.
    #[validate(length(min = 1))]
    pub method: String,
    /// Suggested amount for one minute, in the unit of the network.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub suggested: Option<f64>,
    /// Who gets it.
    #[validate(nested, length(min = 1))]
    pub recipients: Vec<ValueRecipient>,
    /// Parts of the time for which others get it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[validate(nested)]
    pub time_splits: Vec<ValueTimeSplit>,
}

/// `podcast:valueRecipient`.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct ValueRecipient {
    /// Who it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// What the address is, such as `node`.
    #[serde(rename = "type")]
    pub kind: String,
    /// Where the payment goes.
    #[validate(length(min = 1))]
    pub address: String,
    /// Name of a record that goes with the payment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom_key: Option<String>,
    /// Value of that record.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom_value: Option<String>,
    /// Share of the payment, relative to the shares of the other recipients.
    pub split: u32,
    /// Is the share taken off before the others are counted?
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fee: Option<bool>,
}

/// `podcast:valueTimeSplit`: while it lasts, a remote item or other recipients are paid.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct ValueTimeSplit {
    /// Where it begins, in seconds.
    #[validate(range(min = 0.0))]
    pub start_time: f64,
    /// How long it is, in seconds.
    #[validate(range(min = 0.0))]
    pub duration: f64,
    /// Where it begins in the remote item, in seconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remote_start_time: Option<f64>,
    /// How much of the payment goes there, 0 to 100.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remote_percentage: Option<f64>,
    /// Whose recipients are paid.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remote_item: Option<RemoteItem>,
    /// Who is paid, where it is no remote item.
    #[serde(default, deserialize_with = "wrap::some", skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "wrap::Some<ValueRecipient>")]
    #[validate(nested)]
    pub recipients: Vec<ValueRecipient>,
}
