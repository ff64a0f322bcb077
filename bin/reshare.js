#!/usr/bin/env node
// The bundle is compiled anew in every run: no code of an older package can be run in its place.
require('../dist/bundle/reshare.cjs').main();
