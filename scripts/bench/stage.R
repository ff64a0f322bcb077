# The same in R: Rscript stage.R FOLDER.
folder <- commandArgs(trailingOnly = TRUE)[1]
rows <- read.csv(file.path(folder, "observations.csv"), colClasses = "character", na.strings = character(0))
mining <- rows[rows$subject == "ree" & rows$stage == "mining" & rows$period == "2024" & rows$status == "ok" & rows$measure == "quantity", ]
mining <- mining[!duplicated(mining$actor), ]
values <- suppressWarnings(as.numeric(gsub(",", "", mining$printed)))
total <- values[mining$actor == "World"]
held <- values[!(mining$actor %in% c("World", "Other")) & !is.na(values)]
china <- values[mining$actor == "China"]
cat(100 * china / total, 10000 * sum(held^2) / total^2, 100 * (1 - china / total), "\n")
claims <- rows[rows$subject == "controlled-2025-04" & rows$measure == "share" & rows$status == "ok", c("stage", "actor", "printed")]
print(claims)
