// Says of each script on standard input, a JSON string, whether Task's parser of the shell accepts
// it: the offset of its error in bytes, and the text; an offset of -1 for none.
package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"io"
	"log"
	"os"
	"strings"

	"mvdan.cc/sh/v3/syntax"
)

type verdict struct {
	Offset int    `json:"offset"`
	Text   string `json:"text"`
}

func judge(script string) verdict {
	_, err := syntax.NewParser().Parse(strings.NewReader(script), "")
	var parse syntax.ParseError
	var lang syntax.LangError
	switch {
	case err == nil:
		return verdict{Offset: -1}
	case errors.As(err, &parse):
		return verdict{int(parse.Pos.Offset()), parse.Text}
	case errors.As(err, &lang):
		return verdict{int(lang.Pos.Offset()), lang.Error()}
	default:
		return verdict{0, err.Error()}
	}
}

func main() {
	in := json.NewDecoder(bufio.NewReader(os.Stdin))
	writer := bufio.NewWriter(os.Stdout)
	defer writer.Flush()
	out := json.NewEncoder(writer)
	for {
		var script string
		if err := in.Decode(&script); err == io.EOF {
			return
		} else if err != nil {
			log.Fatal(err)
		}
		if err := out.Encode(judge(script)); err != nil {
			log.Fatal(err)
		}
	}
}
