// validate.cjs MODULES FILE… [--refuse FILE…]: statements by two validators of the npm registry. Every
// statement of the files before --refuse must please both; of each file after it, both must refuse one.
// A line for each that is otherwise; exit status 1 when there is one.
const fs = require("fs");
const path = require("path");
const { createRequire } = require("module");

const [modules, ...files] = process.argv.slice(2);
const need = createRequire(path.join(modules, "here.js"));

// Learning Locker's: a function that gives the problems found.
const locker = need("@learninglocker/xapi-validation/dist/factory").statement;

// Rustici's JSON schema (draft 4), with the formats that are told beside it as regular expressions.
const Ajv = need("ajv-draft-04");
const ajv = new Ajv({ strict: false, unicodeRegExp: false });
const formats = need("tin-can-json-schema/formats.json");
for (const [name, pattern] of Object.entries(formats)) ajv.addFormat(name, new RegExp(pattern));
const schema = need("tin-can-json-schema/1.0.1.json");
ajv.addSchema(schema, "tincan");
const rustici = ajv.getSchema("tincan#statement") || ajv.compile({ $ref: "tincan#/properties/statement" });

const validators = {
    "xapi-validation": (statement) => locker(statement, ["statement"]).map((p) => `${p.path} ${p.message || p.name}`)[0],
    "tin-can-json-schema": (statement) =>
        rustici(statement) ? undefined : `${rustici.errors[0].instancePath} ${rustici.errors[0].message}`,
};

let bad = 0;
let refuse = false;
for (const file of files) {
    if (file === "--refuse") {
        refuse = true;
        continue;
    }
    const statements = JSON.parse(fs.readFileSync(file, "utf8"));
    for (const [name, validator] of Object.entries(validators)) {
        const found = statements.map(validator).findIndex((problem) => problem !== undefined);
        if (refuse === found >= 0) continue;
        console.log(`${file}: ${name}: ` + (refuse ? "nothing is refused" : `statement ${found + 1}: ${validator(statements[found])}`));
        bad++;
    }
}
process.exit(bad > 0 ? 1 : 0);
