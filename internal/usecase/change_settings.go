package usecase

import (
	"context"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/nyaruka/phonenumbers"
	"golang.org/x/text/currency"
	"golang.org/x/text/language"

	"fairlead"
	"fairlead/internal/access"
	"fairlead/internal/store"
)

// Workspace returns the actor's workspace.
func (a *App) Workspace(ctx context.Context, actor fairlead.Actor) (w fairlead.Workspace, err error) {
	err = a.store.Read(ctx, actor.Workspace, func(tx store.Tx) (err error) {
		w, err = tx.Workspace()
		return err
	})
	return w, wrap("read workspace", err)
}

// Settings returns the actor's workspace to who may change it.
func (a *App) Settings(ctx context.Context, actor fairlead.Actor) (fairlead.Workspace, error) {
	if err := access.Require(actor, fairlead.ManageWorkspace); err != nil {
		return fairlead.Workspace{}, err
	}
	return a.Workspace(ctx, actor)
}

// SettingsPatch is what to change of a workspace; nil leaves a value as it is.
type SettingsPatch struct {
	Name, Zone, Currency, PhoneRegion, Language, PublicURL *string
	FindDuplicates                                         *bool
}

// ChangeSettings changes a workspace. Leads that come in later are taken in by the new settings.
func (a *App) ChangeSettings(ctx context.Context, actor fairlead.Actor, patch SettingsPatch) (w fairlead.Workspace, err error) {
	if err := access.Require(actor, fairlead.ManageWorkspace); err != nil {
		return w, err
	}
	err = a.write(ctx, actor.Workspace, func(tx store.Tx) (err error) {
		if w, err = tx.Workspace(); err != nil {
			return err
		}
		zone := w.Zone
		patch.apply(&w)
		if err := checkWorkspace(w); err != nil {
			return err
		}
		if w.Zone != zone { // hours may have begun
			if err := tx.Desk().SetDirty(true); err != nil {
				return err
			}
		}
		return tx.SaveWorkspace(w)
	})
	if err == nil {
		a.tell(Stale{Workspace: actor.Workspace, Topics: []Topic{TopicSettings}, Everyone: true})
	}
	return w, wrap("change settings", err)
}

func (p SettingsPatch) apply(w *fairlead.Workspace) {
	for _, v := range []struct{ from, to *string }{{p.Name, &w.Name}, {p.Zone, &w.Zone}, {p.Currency, &w.Currency},
		{p.PhoneRegion, &w.PhoneRegion}, {p.Language, &w.Language}, {p.PublicURL, &w.PublicURL}} {
		if v.from != nil {
			*v.to = strings.TrimSpace(*v.from)
		}
	}
	w.Currency, w.PhoneRegion = strings.ToUpper(w.Currency), strings.ToUpper(w.PhoneRegion)
	w.PublicURL = strings.TrimRight(w.PublicURL, "/")
	if p.FindDuplicates != nil {
		w.FindDuplicates = *p.FindDuplicates
	}
}

// checkWorkspace says all that is wrong with a workspace's settings.
func checkWorkspace(w fairlead.Workspace) error {
	var wrong []fairlead.FieldError
	check := func(fine bool, field, message string) {
		if !fine {
			wrong = append(wrong, fairlead.FieldError{Field: field, Message: message})
		}
	}
	check(w.Name != "" && checkText(w.Name) == "", "name", "Give the workspace a name of 1 to 400 characters.")
	check(isZone(w.Zone), "zone", "There is no such time zone. Write one such as Europe/Berlin.")
	check(w.Currency == "" || isCurrency(w.Currency), "currency", "There is no such currency. Write its code, such as EUR, or leave it out.")
	check(w.PhoneRegion == "" || slices.Contains(PhoneRegions(), w.PhoneRegion), "phone_region",
		"There is no such country. Write two letters, such as DE, or leave it out.")
	check(w.Language == "" || isLanguage(w.Language), "language", "There is no such language. Write a tag such as de or pt-BR, or leave it out.")
	check(w.PublicURL == "" || isPublicURL(w.PublicURL), "public_url", "Write an address such as https://leads.example.com, or leave it out.")
	return fairlead.InvalidFields(wrong)
}

// isZone reports whether the name is one of the time zone database. "Local" would be the server's own.
func isZone(name string) bool {
	_, err := time.LoadLocation(name)
	return err == nil && name != "" && name != "Local"
}

// newCurrencies came after the list that golang.org/x/text has.
var newCurrencies = []string{"MRU", "SLE", "VES", "XCG", "ZWG"}

func isCurrency(code string) bool {
	_, err := currency.ParseISO(code)
	return err == nil || slices.Contains(newCurrencies, code)
}

func isLanguage(tag string) bool {
	_, err := language.Parse(tag)
	return err == nil && fairlead.IsLanguage(tag)
}

// isPublicURL reports whether a path can be put behind the address, and a browser finds it.
func isPublicURL(address string) bool {
	u, err := url.Parse(address)
	return err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != "" && u.User == nil && !strings.ContainsAny(address, "?#") &&
		checkText(address) == ""
}

// PhoneRegions are the countries that a workspace can dial in, as ISO 3166-1 alpha-2, sorted.
func PhoneRegions() []string {
	var regions []string
	for region := range phonenumbers.GetSupportedRegions() {
		regions = append(regions, region)
	}
	slices.Sort(regions)
	return regions
}

// international writes a phone number with its country, if it is written as people of the region dial it. What is no
// number there stays as it is.
func international(phone, region string) string {
	if region == "" || phone == "" || strings.HasPrefix(phone, "+") {
		return phone
	}
	number, err := phonenumbers.Parse(phone, region)
	if err != nil || !phonenumbers.IsValidNumber(number) {
		return phone
	}
	return phonenumbers.Format(number, phonenumbers.INTERNATIONAL)
}
