-- Shale gas, a tree with decisions within: B. Kamiński, M. Jakubczyk and P. Szufel, A framework for sensitivity analysis of
-- decision trees, Central European Journal of Operations Research 2018;26:135-159, figure 7, in thousands. Gas lies there with
-- 0.7. Selling at once brings 800; digging costs 300 and brings 2500 where there is gas; a test (sensitivity 0.9, specificity 0.7)
-- costs 50, after which the land sells for 1000 when positive and 600 when negative.
-- Best: test, sell when negative, dig when positive, worth 1477 (digging at once is worth 1450). The package rdecision (vignette
-- DT03) prints the same strategy, and 888 before the price of the test for selling in either case.
pathway "shale_gas" { title = "Shale gas", authors = { "casewalk" }, start = "d1" }
patient "Land, 1" { money = number { 0 }, sign = one_of { "none", "positive", "negative" } }
parameter "gas"         { 0.7, low = 0.5, high = 0.9, illustrative = true }
parameter "sensitivity" { 0.9, low = 0.8, high = 1, illustrative = true }
parameter "specificity" { 0.7, low = 0.6, high = 0.8, illustrative = true }
define "positive" "sensitivity * gas + (1 - specificity) * (1 - gas)"

decision "d1" {
  "A plot of land.",
  option "sell" { "Sell", set = "money = money + 800", to = "over" },
  option "dig"  { "Dig", set = "money = money - 300", to = "digging" },
  option "test" { "Test", set = "money = money - 50", to = "testing" },
}
chance "testing" {
  branch "negative" { p = "1 - positive", set = "sign = 'negative'", to = "d2" },
  branch "positive" { p = "positive", set = "sign = 'positive'", to = "d3" },
}
decision "d2" {
  "No sign of gas.",
  option "sell" { "Sell", set = "money = money + 600", to = "over" },
  option "dig"  { "Dig", set = "money = money - 300", to = "digging" },
}
decision "d3" {
  "There may be gas.",
  option "sell" { "Sell", set = "money = money + 1000", to = "over" },
  option "dig"  { "Dig", set = "money = money - 300", to = "digging" },
}
chance "digging" {
  branch "gas" {
    p = either("sign == 'positive'", "sensitivity * gas / positive", "sign == 'negative'", "(1 - sensitivity) * gas / (1 - positive)", "gas"),
    set = "money = money + 2500", to = "over",
  },
  branch "nothing" { p = rest, to = "over" },
}
outcome "over" { "Settled", utility = "money / 4000" }
