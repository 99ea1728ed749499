#!/bin/sh
# Takes the graph library of the named version from npm: sh pipeline/Report/Html/refresh.sh VERSION
set -eu
version=${1:?name a version of cytoscape, such as 3.34.4}
here=$(cd "$(dirname "$0")" && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm pack --silent "cytoscape@$version"
tar xzf "cytoscape-$version.tgz"
cp package/dist/cytoscape.min.js "$here/cytoscape.min.js"
cp package/LICENSE "$here/cytoscape.LICENSE"
sed -i "s/Cytoscape.js [0-9.]* (/Cytoscape.js $version (/; s/refresh.sh [0-9.]*$/refresh.sh $version/" "$here/README.md"
