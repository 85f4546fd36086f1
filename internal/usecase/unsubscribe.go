package usecase

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"fairlead"
	"fairlead/internal/store"
)

// The names of what a workspace keeps to itself.
const (
	pushSecret        = "push keys"
	unsubscribeSecret = "unsubscribe key"
)

// unsubscribe is where the member wants no more mails of a kind: RFC 8058 asks for a URL that names them by itself. "" where the
// outside finds nothing.
func (d *dispatcher) unsubscribe(m Message, kind fairlead.NotificationKind) string {
	if d.channel != fairlead.ChannelEmail || d.workspace.PublicURL == "" {
		return ""
	}
	return d.page("/unsubscribe/" + unsubscription{d.workspace.ID, m.Member.ID, kind}.sign(d.key))
}

// unsubscription is a kind of which a member wants no more mails.
type unsubscription struct {
	workspace, member int64
	kind              fairlead.NotificationKind
}

// sign is what stands in a URL, which nobody guesses.
func (u unsubscription) sign(key string) string {
	text := fmt.Sprintf("%d.%d.%s", u.workspace, u.member, u.kind)
	mac := hmac.New(sha256.New, []byte(key))
	mac.Write([]byte(text))
	return text + "." + base64.RawURLEncoding.EncodeToString(mac.Sum(nil)[:18])
}

// readUnsubscription is what a URL says, which may be made up.
func readUnsubscription(signed string) (u unsubscription, ok bool) {
	parts := strings.Split(signed, ".")
	if len(parts) != 4 {
		return u, false
	}
	var errWorkspace, errMember error
	u.workspace, errWorkspace = strconv.ParseInt(parts[0], 10, 64)
	u.member, errMember = strconv.ParseInt(parts[1], 10, 64)
	u.kind = fairlead.NotificationKind(parts[2])
	return u, errWorkspace == nil && errMember == nil
}

// Unsubscription says of which mails the link in a mail lets its reader have no more: “new leads”.
func (a *App) Unsubscription(ctx context.Context, signed string) (words string, err error) {
	u, ok := readUnsubscription(signed)
	if !ok {
		return "", fairlead.ErrNotFound
	}
	err = a.store.Read(ctx, u.workspace, func(tx store.Tx) error { return u.verify(tx, signed) })
	return u.words(), wrap("read unsubscription", err)
}

func (u unsubscription) words() string {
	if u.kind == everyKind {
		return "notifications"
	}
	return kindWords(u.kind)
}

// verify answers not found unless we have made the link, for somebody who is there.
func (u unsubscription) verify(tx store.Tx, signed string) error {
	key, err := tx.Messaging().Secret(unsubscribeSecret, nil)
	if err != nil {
		return err
	}
	if !hmac.Equal([]byte(u.sign(key)), []byte(signed)) {
		return fairlead.ErrNotFound
	}
	_, err = tx.Members().Get(u.member)
	return err
}

// Unsubscribe switches off the mails that the link in a mail is about.
func (a *App) Unsubscribe(ctx context.Context, signed string) error {
	u, ok := readUnsubscription(signed)
	if !ok {
		return fairlead.ErrNotFound
	}
	err := a.write(ctx, u.workspace, func(tx store.Tx) error {
		if err := u.verify(tx, signed); err != nil {
			return err
		}
		all, err := tx.Messaging().Members()
		if err != nil {
			return err
		}
		messaging, err := tx.Messaging().Workspace()
		if err != nil {
			return err
		}
		return tx.Messaging().Save(u.member, u.without(messaging, all[u.member]))
	})
	if err == nil {
		a.tell(Stale{Workspace: u.workspace, Topics: []Topic{TopicMe}, Members: []int64{u.member}})
	}
	return wrap("unsubscribe", err)
}

// without is settings without the mails of the kind.
func (u unsubscription) without(m fairlead.Messaging, s fairlead.NotificationSettings) fairlead.NotificationSettings {
	chosen := fairlead.ChannelChoice{}
	for kind, channels := range s.Channels {
		chosen[kind] = channels
	}
	for _, kind := range fairlead.NotificationKinds() {
		if kind == u.kind || u.kind == everyKind {
			chosen[kind] = slices.DeleteFunc(slices.Clone(m.ChannelsFor(s, kind)), func(c fairlead.Channel) bool { return c == fairlead.ChannelEmail })
		}
	}
	s.Channels = chosen
	if u.kind == fairlead.NotifySummary || u.kind == everyKind {
		s.SummaryAt = ""
	}
	return s
}
