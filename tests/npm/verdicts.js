// What ajv says of YAML documents by a JSON Schema.
//
//     NODE_PATH=FOLDER/node_modules node verdicts.js SCHEMA
//
// Standard input is a JSON list of YAML texts. Standard output is a list as long: of each text the first fault, or null.
"use strict";

const fs = require("node:fs");
const Ajv = require("ajv");
const YAML = require("yaml");

// Its strict mode refuses a schema that is not what its author meant; types with "null" beside them are meant here.
const ajv = new Ajv({ strict: true, allowUnionTypes: true });
ajv.addKeyword("enumDescriptions"); // what editors show beside the values
const accepts = ajv.compile(JSON.parse(fs.readFileSync(process.argv[2], "utf8")));

function faultOf(text) {
  const documents = YAML.parseAllDocuments(text, { version: "1.2", merge: true });
  for (const document of documents) {
    if (document.errors.length) return `yaml: ${document.errors[0].message}`;
    if (!accepts(document.toJS())) return ajv.errorsText(accepts.errors.slice(-1));
  }
  return null;
}

const texts = JSON.parse(fs.readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(texts.map(faultOf)));
