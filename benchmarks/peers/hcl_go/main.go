// Parses every .tf file below a folder with hashicorp/hcl, the library that Terraform itself uses, again and again on one thread.
//
// Debian: apt-get install golang-go golang-github-hashicorp-hcl-v2-dev
// GO111MODULE=off GOPATH=/usr/share/gocode go build -o hcl_go main.go
//
// usage: hcl_go FOLDER TIMES
// prints {"milliseconds", "bytes", "count"} of one pass over all files, the median of TIMES after one not counted
package main

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"sort"
	"strconv"
	"strings"
	"time"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
)

type source struct {
	name string
	text []byte
}

func main() {
	// One thread for the code; the collector may use what it is given elsewhere in Go.
	if os.Getenv("GOMAXPROCS") == "" {
		runtime.GOMAXPROCS(1)
	}
	debug.SetGCPercent(100)
	times, err := strconv.Atoi(os.Args[2])
	if err != nil {
		panic(err)
	}
	var files []source
	total := 0
	err = filepath.Walk(os.Args[1], func(path string, info os.FileInfo, err error) error {
		if err != nil || !info.Mode().IsRegular() || !strings.HasSuffix(path, ".tf") {
			return err
		}
		text, err := os.ReadFile(path)
		files = append(files, source{path, text})
		total += len(text)
		return err
	})
	if err != nil {
		panic(err)
	}
	taken := make([]float64, 0, times)
	items := 0
	for i := -1; i < times; i++ {
		start := time.Now()
		items = 0
		for _, file := range files {
			parsed, _ := hclsyntax.ParseConfig(file.text, file.name, hcl.InitialPos)
			if body, ok := parsed.Body.(*hclsyntax.Body); ok {
				items += len(body.Attributes) + len(body.Blocks)
			}
		}
		if i >= 0 {
			taken = append(taken, float64(time.Since(start).Nanoseconds())/1e6)
		}
	}
	sort.Float64s(taken)
	fmt.Printf("{\"milliseconds\": %.4f, \"bytes\": %d, \"count\": %d}\n", taken[len(taken)/2], total, items)
}
