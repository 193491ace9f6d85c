// The judge: reads a log that Mandate wrote with other people's code, and says whether it holds.
// Usage: judge FOLDER VKEY PROOFS
// PROOFS holds one proof a line: want kind index-or-earlier size leaf-or-earlier-root root [hashes],
// hashes in hex, want "good" or "bad", kind "inclusion" or "consistency".
package main

import (
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/transparency-dev/merkle/proof"
	"github.com/transparency-dev/merkle/rfc6962"
	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

func fail(format string, args ...any) {
	fmt.Printf("NOT AS EXPECTED: "+format+"\n", args...)
	os.Exit(1)
}

func must[T any](value T, err error) T {
	if err != nil {
		fail("%v", err)
	}
	return value
}

// number writes 1234067 as x001/x234/067.
func number(n int64) string {
	text := fmt.Sprintf("%03d", n%1000)
	for n /= 1000; n > 0; n /= 1000 {
		text = fmt.Sprintf("x%03d/", n%1000) + text
	}
	return text
}

func suffix(width int) string {
	if width == 256 {
		return ""
	}
	return fmt.Sprintf(".p/%d", width)
}

type folder string

func (f folder) Height() int                    { return 8 }
func (f folder) SaveTiles([]tlog.Tile, [][]byte) {}
func (f folder) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	var all [][]byte
	for _, t := range tiles {
		path := fmt.Sprintf("tile/%d/%s%s", t.L, number(t.N), suffix(t.W))
		data, err := os.ReadFile(filepath.Join(string(f), path))
		if err != nil {
			return nil, err
		}
		all = append(all, data)
	}
	return all, nil
}

func main() {
	if len(os.Args) != 4 {
		fail("usage: judge FOLDER VKEY PROOFS")
	}
	dir := folder(os.Args[1])
	tree := head(dir, os.Args[2])
	entries(dir, tree)
	good, bad := proofs(os.Args[3])
	fmt.Printf("as expected: %d entries, %d good proofs, %d bad proofs\n", tree.N, good, bad)
}

func head(dir folder, vkey string) tlog.Tree {
	verifier := must(note.NewVerifier(vkey))
	file := must(os.ReadFile(filepath.Join(string(dir), "checkpoint")))
	opened := must(note.Open(file, note.VerifierList(verifier)))
	lines := strings.Split(opened.Text, "\n")
	if len(lines) != 4 || lines[0] != verifier.Name() {
		fail("checkpoint text %q", opened.Text)
	}
	tree := tlog.Tree{N: must(strconv.ParseInt(lines[1], 10, 64))}
	copy(tree.Hash[:], must(base64.StdEncoding.DecodeString(lines[2])))
	return tree
}

// entries checks every entry against its leaf hash, and (in TileHashReader) every tile against the root.
func entries(dir folder, tree tlog.Tree) {
	reader := tlog.TileHashReader(tree, dir)
	for first := int64(0); first < tree.N; first += 256 {
		width := int(min(256, tree.N-first))
		path := "tile/entries/" + number(first/256) + suffix(width)
		bundle := must(os.ReadFile(filepath.Join(string(dir), path)))
		var indexes []int64
		for i := 0; i < width; i++ {
			indexes = append(indexes, tlog.StoredHashIndex(0, first+int64(i)))
		}
		hashes := must(reader.ReadHashes(indexes))
		for i := 0; i < width; i++ {
			length := int(binary.BigEndian.Uint16(bundle))
			if tlog.RecordHash(bundle[2:2+length]) != hashes[i] {
				fail("entry %d", first+int64(i))
			}
			bundle = bundle[2+length:]
		}
		if len(bundle) != 0 {
			fail("%s has bytes left", path)
		}
	}
}

func proofs(file string) (good, bad int) {
	hasher := rfc6962.DefaultHasher
	for _, line := range strings.Split(strings.TrimSpace(string(must(os.ReadFile(file)))), "\n") {
		f := strings.Fields(line)
		a, b := must(strconv.ParseUint(f[2], 10, 64)), must(strconv.ParseUint(f[3], 10, 64))
		var hashes [][]byte
		for _, text := range f[4:] {
			hashes = append(hashes, must(hex.DecodeString(text)))
		}
		var err error
		if f[1] == "inclusion" {
			err = proof.VerifyInclusion(hasher, a, b, hashes[0], hashes[2:], hashes[1])
		} else {
			err = proof.VerifyConsistency(hasher, a, b, hashes[2:], hashes[0], hashes[1])
		}
		if (err == nil) != (f[0] == "good") {
			fail("%s: %v", line, err)
		}
		if err == nil {
			good++
		} else {
			bad++
		}
	}
	return good, bad
}
