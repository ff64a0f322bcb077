#!/usr/bin/env node
// No compiled code is kept: what is run is always what lies here.
require('../dist/bundle/reshare.cjs').main();
