package httpapi

func docsPage(document []byte) ([]byte, error) { return nil, nil }
