package mapping

import (
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"fairlead"
	"fairlead/internal/ingest"
)

// synonyms are what questions are called, without accents, in the languages that forms are written in.
var synonyms = map[fairlead.AnswerTarget][]string{
	fairlead.ToName: {"full name", "name", "your name", "contact name", "nombre completo", "nombre y apellidos", "nom complet", "nom et prenom",
		"vollstandiger name", "vor und nachname", "nome completo", "nome e cognome", "volledige naam", "naam", "imie i nazwisko", "ad soyad", "fullstandigt namn", "namn", "navn", "ono"},
	fairlead.ToFirstName: {"first name", "given name", "forename", "nombre", "nombres", "prenom", "vorname", "nome", "primeiro nome", "voornaam", "imie", "ad", "fornamn", "fornavn", "jmeno"},
	fairlead.ToLastName: {"last name", "surname", "family name", "apellido", "apellidos", "nom", "nom de famille", "nachname", "familienname", "cognome", "sobrenome", "apelido",
		"achternaam", "nazwisko", "soyad", "efternamn", "etternavn", "efternavn", "prijmeni"},
	fairlead.ToEmail: {"email", "e mail", "mail", "email address", "e mail address", "user email", "work email", "correo", "correo electronico", "courriel", "adresse e mail", "adresse email",
		"e mail adresse", "emailadresse", "endereco de email", "indirizzo email", "e mailadres", "adres e mail", "e posta", "e postadress", "epost"},
	fairlead.ToPhone: {"phone", "phone number", "telephone", "mobile", "mobile phone", "mobile number", "cell phone", "work phone", "work phone number", "whatsapp", "whatsapp number", "telefono", "numero de telefono", "movil", "celular",
		"telefone", "numero de telefone", "telemovel", "numero de telephone", "portable", "telefon", "telefonnummer", "handynummer", "mobilnummer", "handy", "numero di telefono", "cellulare",
		"telefoonnummer", "telefoon", "numer telefonu", "telefon numarasi", "cep telefonu"},
	fairlead.ToCompany:  {"company", "company name", "organisation", "organization", "business name", "empresa", "nombre de la empresa", "entreprise", "societe", "nom de l entreprise", "firma", "unternehmen", "firmenname", "azienda", "bedrijf", "bedrijfsnaam", "nazwa firmy", "sirket", "foretag"},
	fairlead.ToCountry:  {"country", "country code", "pais", "pays", "land", "paese", "kraj", "ulke"},
	fairlead.ToLanguage: {"language", "locale", "idioma", "langue", "sprache", "lingua", "taal", "jezyk", "dil"},
}

var suggested = func() map[string]fairlead.AnswerTarget {
	by := map[string]fairlead.AnswerTarget{}
	for target, names := range synonyms {
		for _, name := range names {
			by[name] = target
		}
	}
	return by
}()

// columnSynonyms are what columns of files are called beside that: whoever exports leads names more than a form asks.
var columnSynonyms = map[fairlead.AnswerTarget][]string{
	fairlead.ToCompany: {"account", "account name", "company account", "associated company", "employer", "raison sociale", "ragione sociale", "firmenname"},
	fairlead.ToPhone:   {"mobile no", "phone no", "contact number", "tel", "telefon mobil", "mobil", "mobiltelefon"},
	fairlead.ToValue:   {"value", "deal value", "lead value", "opportunity value", "wert", "auftragswert", "valor", "valeur", "valore", "waarde", "wartosc"},
	fairlead.ToStatus:  {"status", "lead status", "stage", "lead stage", "estado", "statut", "stato", "stan"},
	fairlead.ToTags:    {"tags", "tag", "labels", "label", "schlagworte", "schlagworter", "etiketten", "etiquetas", "etiquettes", "mots cles", "etichette", "marcadores", "etykiety"},
	fairlead.ToSource: {"source", "lead source", "original source", "quelle", "leadquelle", "herkunft", "fuente", "origen", "origine", "source du lead", "fonte", "origem", "bron",
		"leadbron", "zrodlo"},
	fairlead.ToForm: {"form", "form name", "lead form", "formular", "formularname", "formulario", "formulaire", "modulo", "formulier", "formularz"},
	fairlead.ToAgent: {"agent", "agent email", "assigned agent", "assigned to", "assignee", "owner", "owner email", "record owner", "account owner", "sales rep", "sales owner",
		"zustandig", "zustandiger", "zustandige", "bearbeiter", "betreuer", "besitzer", "propietario", "asignado a", "proprietaire", "assigne a", "assegnato a", "proprietario",
		"responsavel", "toegewezen aan", "eigenaar", "opiekun"},
	fairlead.ToCreatedAt: {"created", "created at", "created on", "created time", "created date", "create date", "create time", "creation date", "date created", "date added", "added on",
		"submitted at", "submission date", "date submitted", "timestamp", "erstellt", "erstellt am", "erstelldatum", "erstellungsdatum", "angelegt am", "eingangsdatum", "fecha de creacion",
		"creado", "date de creation", "cree le", "data di creazione", "data creazione", "data de criacao", "criado em", "aangemaakt op", "aanmaakdatum", "data utworzenia", "utworzono"},
	fairlead.ToExternalID: {"external id", "id", "lead id", "record id", "prospect id", "externe id", "id externo", "id externe"},
}

// hints are the targets of columns by name, without spaces.
var hints = func() map[string]fairlead.AnswerTarget {
	by := map[string]fairlead.AnswerTarget{}
	for _, names := range []map[fairlead.AnswerTarget][]string{columnSynonyms, synonyms} {
		for target, list := range names {
			for _, name := range list {
				by[strings.ReplaceAll(name, " ", "")] = target
			}
		}
	}
	return by
}()

// whose are words in front of a name that say nothing about where it goes.
var whose = map[string]bool{"lead": true, "contact": true, "customer": true, "person": true, "primary": true, "kontakt": true, "kunde": true, "kunden": true}

// hintOf says where the cells of a column go by its name; "": that says nothing.
func hintOf(header string) fairlead.AnswerTarget {
	if aField.MatchString(header) {
		return fairlead.AnswerTarget(header)
	}
	name := Plain(header)
	if target, ok := hints[strings.ReplaceAll(name, " ", "")]; ok {
		return target
	}
	first, rest, _ := strings.Cut(name, " ")
	if whose[first] {
		return hints[strings.ReplaceAll(rest, " ", "")]
	}
	return ""
}

// aField is a question's id that names the custom field it fills.
var aField = regexp.MustCompile(`^fields\.[a-z0-9_]{1,64}$`)

// Suggest says where the answers to a question probably go: where somebody has said, by the vendor's id of it, or else by its words.
func Suggest(a ingest.Answer) fairlead.AnswerTarget {
	switch {
	case a.Target != "":
		return a.Target
	case aField.MatchString(a.Key):
		return fairlead.AnswerTarget(a.Key)
	}
	for _, text := range []string{a.Key, a.Label} {
		if target, ok := suggested[Plain(text)]; ok {
			return target
		}
	}
	return answerTo(a.Key)
}

// Plain is a question without case, accents and signs.
func Plain(text string) string {
	text = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsMark(r):
			return -1
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			return unicode.ToLower(r)
		}
		return ' '
	}, norm.NFD.String(unlike.Replace(text)))
	return strings.Join(strings.Fields(text), " ")
}

// unlike are letters that no decomposition brings to a plain one.
var unlike = strings.NewReplacer("ß", "ss", "ø", "o", "Ø", "o", "ł", "l", "Ł", "l", "ı", "i")
