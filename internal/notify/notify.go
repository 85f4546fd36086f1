// Package notify is the contract of the channels that bring messages to members. Who hears about what is decided by
// the use cases; a channel only brings it there. Channels import the nouns and this package, nothing else of the house.
package notify
