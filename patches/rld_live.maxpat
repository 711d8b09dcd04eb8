{
 "patcher": {
  "fileversion": 1,
  "appversion": {
   "major": 8,
   "minor": 6,
   "revision": 0,
   "architecture": "x64",
   "modernui": 1
  },
  "classnamespace": "box",
  "rect": [
   60.0,
   90.0,
   920.0,
   500.0
  ],
  "openinpresentation": 1,
  "default_fontsize": 12.0,
  "default_fontface": 0,
  "default_fontname": "Arial",
  "gridonopen": 1,
  "gridsize": [
   10.0,
   10.0
  ],
  "description": "Plays a running rld_live server over OSC",
  "boxes": [
   {
    "box": {
     "id": "obj-1",
     "maxclass": "comment",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      20.0,
      10.0,
      560.0,
      20.0
     ],
     "presentation": 1,
     "presentation_rect": [
      20.0,
      10.0,
      560.0,
      20.0
     ],
     "text": "rld_live: plays a running server (rld-live serve). Sends to 127.0.0.1:7400, hears at 7401.",
     "fontface": 1
    }
   },
   {
    "box": {
     "id": "obj-2",
     "maxclass": "comment",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      20.0,
      30.0,
      560.0,
      20.0
     ],
     "text": "Everything is sent through rld-out: send it your own messages, such as /rld/seed 42 3.5"
    }
   },
   {
    "box": {
     "id": "obj-3",
     "maxclass": "comment",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      20.0,
      60.0,
      120.0,
      20.0
     ],
     "presentation": 1,
     "presentation_rect": [
      20.0,
      36.0,
      120.0,
      20.0
     ],
     "text": "TRANSPORT",
     "fontface": 1
    }
   },
   {
    "box": {
     "id": "obj-4",
     "maxclass": "live.text",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      ""
     ],
     "patching_rect": [
      20.0,
      84.0,
      70.0,
      24.0
     ],
     "presentation": 1,
     "presentation_rect": [
      20.0,
      58.0,
      70.0,
      24.0
     ],
     "text": "play",
     "mode": 0,
     "parameter_enable": 1,
     "texton": "play",
     "varname": "rld-play",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "play",
       "parameter_shortname": "play",
       "parameter_modmode": 0,
       "parameter_initial_enable": 0,
       "parameter_type": 2,
       "parameter_mmax": 1,
       "parameter_enum": [
        "off",
        "on"
       ]
      }
     }
    }
   },
   {
    "box": {
     "id": "obj-5",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      20.0,
      116.0,
      90.0,
      22.0
     ],
     "text": "/rld/play"
    }
   },
   {
    "box": {
     "id": "obj-6",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      20.0,
      146.0,
      70.0,
      22.0
     ],
     "text": "s rld-out"
    }
   },
   {
    "box": {
     "id": "obj-7",
     "maxclass": "live.text",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      ""
     ],
     "patching_rect": [
      130.0,
      84.0,
      70.0,
      24.0
     ],
     "presentation": 1,
     "presentation_rect": [
      100.0,
      58.0,
      70.0,
      24.0
     ],
     "text": "stop",
     "mode": 0,
     "parameter_enable": 1,
     "texton": "stop",
     "varname": "rld-stop",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "stop",
       "parameter_shortname": "stop",
       "parameter_modmode": 0,
       "parameter_initial_enable": 0,
       "parameter_type": 2,
       "parameter_mmax": 1,
       "parameter_enum": [
        "off",
        "on"
       ]
      }
     }
    }
   },
   {
    "box": {
     "id": "obj-8",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      130.0,
      116.0,
      90.0,
      22.0
     ],
     "text": "/rld/stop"
    }
   },
   {
    "box": {
     "id": "obj-9",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      130.0,
      146.0,
      70.0,
      22.0
     ],
     "text": "s rld-out"
    }
   },
   {
    "box": {
     "id": "obj-10",
     "maxclass": "live.text",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      ""
     ],
     "patching_rect": [
      240.0,
      84.0,
      70.0,
      24.0
     ],
     "presentation": 1,
     "presentation_rect": [
      180.0,
      58.0,
      70.0,
      24.0
     ],
     "text": "panic",
     "mode": 0,
     "parameter_enable": 1,
     "texton": "panic",
     "varname": "rld-panic",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "panic",
       "parameter_shortname": "panic",
       "parameter_modmode": 0,
       "parameter_initial_enable": 0,
       "parameter_type": 2,
       "parameter_mmax": 1,
       "parameter_enum": [
        "off",
        "on"
       ]
      }
     }
    }
   },
   {
    "box": {
     "id": "obj-11",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      240.0,
      116.0,
      90.0,
      22.0
     ],
     "text": "/rld/panic"
    }
   },
   {
    "box": {
     "id": "obj-12",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      240.0,
      146.0,
      70.0,
      22.0
     ],
     "text": "s rld-out"
    }
   },
   {
    "box": {
     "id": "obj-13",
     "maxclass": "live.text",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      ""
     ],
     "patching_rect": [
      350.0,
      84.0,
      70.0,
      24.0
     ],
     "presentation": 1,
     "presentation_rect": [
      260.0,
      58.0,
      70.0,
      24.0
     ],
     "text": "status",
     "mode": 0,
     "parameter_enable": 1,
     "texton": "status",
     "varname": "rld-status",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "status",
       "parameter_shortname": "status",
       "parameter_modmode": 0,
       "parameter_initial_enable": 0,
       "parameter_type": 2,
       "parameter_mmax": 1,
       "parameter_enum": [
        "off",
        "on"
       ]
      }
     }
    }
   },
   {
    "box": {
     "id": "obj-14",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      350.0,
      116.0,
      90.0,
      22.0
     ],
     "text": "/rld/status"
    }
   },
   {
    "box": {
     "id": "obj-15",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      350.0,
      146.0,
      70.0,
      22.0
     ],
     "text": "s rld-out"
    }
   },
   {
    "box": {
     "id": "obj-16",
     "maxclass": "live.toggle",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      460.0,
      84.0,
      24.0,
      24.0
     ],
     "presentation": 1,
     "presentation_rect": [
      345.0,
      58.0,
      24.0,
      24.0
     ],
     "parameter_enable": 1,
     "varname": "rld-mute",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "mute",
       "parameter_shortname": "mute",
       "parameter_modmode": 0,
       "parameter_initial_enable": 0,
       "parameter_type": 2,
       "parameter_mmax": 1,
       "parameter_enum": [
        "off",
        "on"
       ]
      }
     }
    }
   },
   {
    "box": {
     "id": "obj-17",
     "maxclass": "comment",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      490.0,
      86.0,
      50.0,
      20.0
     ],
     "presentation": 1,
     "presentation_rect": [
      373.0,
      60.0,
      50.0,
      20.0
     ],
     "text": "mute"
    }
   },
   {
    "box": {
     "id": "obj-18",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      460.0,
      116.0,
      120.0,
      22.0
     ],
     "text": "prepend /rld/mute"
    }
   },
   {
    "box": {
     "id": "obj-19",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      460.0,
      146.0,
      70.0,
      22.0
     ],
     "text": "s rld-out"
    }
   },
   {
    "box": {
     "id": "obj-20",
     "maxclass": "comment",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      20.0,
      190.0,
      120.0,
      20.0
     ],
     "presentation": 1,
     "presentation_rect": [
      20.0,
      96.0,
      120.0,
      20.0
     ],
     "text": "SEED",
     "fontface": 1
    }
   },
   {
    "box": {
     "id": "obj-21",
     "maxclass": "number",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      "bang"
     ],
     "patching_rect": [
      20.0,
      214.0,
      90.0,
      22.0
     ],
     "presentation": 1,
     "presentation_rect": [
      20.0,
      120.0,
      90.0,
      22.0
     ],
     "minimum": 0,
     "parameter_enable": 0
    }
   },
   {
    "box": {
     "id": "obj-22",
     "maxclass": "comment",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      116.0,
      216.0,
      430.0,
      20.0
     ],
     "text": "an int of 32 bits is exact; beyond, send the digits: /rld/seed \"12345678901\""
    }
   },
   {
    "box": {
     "id": "obj-23",
     "maxclass": "live.text",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      ""
     ],
     "patching_rect": [
      20.0,
      250.0,
      70.0,
      24.0
     ],
     "presentation": 1,
     "presentation_rect": [
      120.0,
      119.0,
      70.0,
      24.0
     ],
     "text": "play seed",
     "mode": 0,
     "parameter_enable": 1,
     "texton": "play seed",
     "varname": "rld-play-seed",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "play seed",
       "parameter_shortname": "play seed",
       "parameter_modmode": 0,
       "parameter_initial_enable": 0,
       "parameter_type": 2,
       "parameter_mmax": 1,
       "parameter_enum": [
        "off",
        "on"
       ]
      }
     }
    }
   },
   {
    "box": {
     "id": "obj-24",
     "maxclass": "newobj",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      "int"
     ],
     "patching_rect": [
      20.0,
      282.0,
      60.0,
      22.0
     ],
     "text": "int 1"
    }
   },
   {
    "box": {
     "id": "obj-25",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      20.0,
      312.0,
      120.0,
      22.0
     ],
     "text": "prepend /rld/seed"
    }
   },
   {
    "box": {
     "id": "obj-26",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      20.0,
      342.0,
      70.0,
      22.0
     ],
     "text": "s rld-out"
    }
   },
   {
    "box": {
     "id": "obj-27",
     "maxclass": "live.text",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      ""
     ],
     "patching_rect": [
      170.0,
      250.0,
      70.0,
      24.0
     ],
     "presentation": 1,
     "presentation_rect": [
      200.0,
      119.0,
      70.0,
      24.0
     ],
     "text": "cue",
     "mode": 0,
     "parameter_enable": 1,
     "texton": "cue",
     "varname": "rld-cue",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "cue",
       "parameter_shortname": "cue",
       "parameter_modmode": 0,
       "parameter_initial_enable": 0,
       "parameter_type": 2,
       "parameter_mmax": 1,
       "parameter_enum": [
        "off",
        "on"
       ]
      }
     }
    }
   },
   {
    "box": {
     "id": "obj-28",
     "maxclass": "newobj",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      "int"
     ],
     "patching_rect": [
      170.0,
      282.0,
      60.0,
      22.0
     ],
     "text": "int 1"
    }
   },
   {
    "box": {
     "id": "obj-29",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      170.0,
      312.0,
      120.0,
      22.0
     ],
     "text": "prepend /rld/cue"
    }
   },
   {
    "box": {
     "id": "obj-30",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      170.0,
      342.0,
      70.0,
      22.0
     ],
     "text": "s rld-out"
    }
   },
   {
    "box": {
     "id": "obj-31",
     "maxclass": "live.text",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      ""
     ],
     "patching_rect": [
      320.0,
      250.0,
      70.0,
      24.0
     ],
     "presentation": 1,
     "presentation_rect": [
      280.0,
      119.0,
      70.0,
      24.0
     ],
     "text": "cut",
     "mode": 0,
     "parameter_enable": 1,
     "texton": "cut",
     "varname": "rld-cut",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "cut",
       "parameter_shortname": "cut",
       "parameter_modmode": 0,
       "parameter_initial_enable": 0,
       "parameter_type": 2,
       "parameter_mmax": 1,
       "parameter_enum": [
        "off",
        "on"
       ]
      }
     }
    }
   },
   {
    "box": {
     "id": "obj-32",
     "maxclass": "newobj",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      "int"
     ],
     "patching_rect": [
      320.0,
      282.0,
      60.0,
      22.0
     ],
     "text": "int 1"
    }
   },
   {
    "box": {
     "id": "obj-33",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      320.0,
      312.0,
      120.0,
      22.0
     ],
     "text": "prepend /rld/cut"
    }
   },
   {
    "box": {
     "id": "obj-34",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      320.0,
      342.0,
      70.0,
      22.0
     ],
     "text": "s rld-out"
    }
   },
   {
    "box": {
     "id": "obj-35",
     "maxclass": "live.text",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      ""
     ],
     "patching_rect": [
      470.0,
      250.0,
      70.0,
      24.0
     ],
     "presentation": 1,
     "presentation_rect": [
      360.0,
      119.0,
      70.0,
      24.0
     ],
     "text": "random",
     "mode": 0,
     "parameter_enable": 1,
     "texton": "random",
     "varname": "rld-random",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "random",
       "parameter_shortname": "random",
       "parameter_modmode": 0,
       "parameter_initial_enable": 0,
       "parameter_type": 2,
       "parameter_mmax": 1,
       "parameter_enum": [
        "off",
        "on"
       ]
      }
     }
    }
   },
   {
    "box": {
     "id": "obj-36",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      470.0,
      282.0,
      115.0,
      22.0
     ],
     "text": "/rld/seed/random"
    }
   },
   {
    "box": {
     "id": "obj-37",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      470.0,
      312.0,
      70.0,
      22.0
     ],
     "text": "s rld-out"
    }
   },
   {
    "box": {
     "id": "obj-38",
     "maxclass": "live.text",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      ""
     ],
     "patching_rect": [
      600.0,
      250.0,
      70.0,
      24.0
     ],
     "presentation": 1,
     "presentation_rect": [
      440.0,
      119.0,
      70.0,
      24.0
     ],
     "text": "go",
     "mode": 0,
     "parameter_enable": 1,
     "texton": "go",
     "varname": "rld-go",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "go",
       "parameter_shortname": "go",
       "parameter_modmode": 0,
       "parameter_initial_enable": 0,
       "parameter_type": 2,
       "parameter_mmax": 1,
       "parameter_enum": [
        "off",
        "on"
       ]
      }
     }
    }
   },
   {
    "box": {
     "id": "obj-39",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      600.0,
      282.0,
      115.0,
      22.0
     ],
     "text": "/rld/go"
    }
   },
   {
    "box": {
     "id": "obj-40",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      600.0,
      312.0,
      70.0,
      22.0
     ],
     "text": "s rld-out"
    }
   },
   {
    "box": {
     "id": "obj-41",
     "maxclass": "comment",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      470.0,
      346.0,
      230.0,
      20.0
     ],
     "presentation": 1,
     "presentation_rect": [
      20.0,
      152.0,
      230.0,
      20.0
     ],
     "text": "what follows at the end of the window"
    }
   },
   {
    "box": {
     "id": "obj-42",
     "maxclass": "live.tab",
     "numinlets": 1,
     "numoutlets": 3,
     "outlettype": [
      "",
      "",
      "float"
     ],
     "patching_rect": [
      470.0,
      368.0,
      230.0,
      22.0
     ],
     "presentation": 1,
     "presentation_rect": [
      250.0,
      151.0,
      270.0,
      22.0
     ],
     "parameter_enable": 1,
     "varname": "rld-reseed",
     "num_lines_patching": 1,
     "num_lines_presentation": 1,
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "reseed",
       "parameter_shortname": "reseed",
       "parameter_modmode": 0,
       "parameter_initial_enable": 0,
       "parameter_type": 2,
       "parameter_mmax": 3,
       "parameter_enum": [
        "continue",
        "loop",
        "next",
        "random"
       ]
      }
     }
    }
   },
   {
    "box": {
     "id": "obj-43",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      470.0,
      400.0,
      130.0,
      22.0
     ],
     "text": "prepend /rld/reseed"
    }
   },
   {
    "box": {
     "id": "obj-44",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      470.0,
      430.0,
      70.0,
      22.0
     ],
     "text": "s rld-out"
    }
   },
   {
    "box": {
     "id": "obj-45",
     "maxclass": "comment",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      20.0,
      390.0,
      120.0,
      20.0
     ],
     "presentation": 1,
     "presentation_rect": [
      20.0,
      188.0,
      120.0,
      20.0
     ],
     "text": "MORPH",
     "fontface": 1
    }
   },
   {
    "box": {
     "id": "obj-46",
     "maxclass": "number",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      "bang"
     ],
     "patching_rect": [
      20.0,
      414.0,
      80.0,
      22.0
     ],
     "presentation": 1,
     "presentation_rect": [
      20.0,
      212.0,
      80.0,
      22.0
     ],
     "minimum": 0,
     "parameter_enable": 0
    }
   },
   {
    "box": {
     "id": "obj-47",
     "maxclass": "number",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      "bang"
     ],
     "patching_rect": [
      120.0,
      414.0,
      80.0,
      22.0
     ],
     "presentation": 1,
     "presentation_rect": [
      110.0,
      212.0,
      80.0,
      22.0
     ],
     "minimum": 0,
     "parameter_enable": 0
    }
   },
   {
    "box": {
     "id": "obj-48",
     "maxclass": "live.text",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      ""
     ],
     "patching_rect": [
      220.0,
      414.0,
      70.0,
      24.0
     ],
     "presentation": 1,
     "presentation_rect": [
      200.0,
      211.0,
      70.0,
      24.0
     ],
     "text": "set seeds",
     "mode": 0,
     "parameter_enable": 1,
     "texton": "set seeds",
     "varname": "rld-set-seeds",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "set seeds",
       "parameter_shortname": "set seeds",
       "parameter_modmode": 0,
       "parameter_initial_enable": 0,
       "parameter_type": 2,
       "parameter_mmax": 1,
       "parameter_enum": [
        "off",
        "on"
       ]
      }
     }
    }
   },
   {
    "box": {
     "id": "obj-49",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "bang",
      "bang"
     ],
     "patching_rect": [
      220.0,
      446.0,
      50.0,
      22.0
     ],
     "text": "t b b"
    }
   },
   {
    "box": {
     "id": "obj-50",
     "maxclass": "newobj",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      "int"
     ],
     "patching_rect": [
      20.0,
      476.0,
      60.0,
      22.0
     ],
     "text": "int 1"
    }
   },
   {
    "box": {
     "id": "obj-51",
     "maxclass": "newobj",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      "int"
     ],
     "patching_rect": [
      120.0,
      476.0,
      60.0,
      22.0
     ],
     "text": "int 2"
    }
   },
   {
    "box": {
     "id": "obj-52",
     "maxclass": "newobj",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      20.0,
      506.0,
      70.0,
      22.0
     ],
     "text": "pack 1 2"
    }
   },
   {
    "box": {
     "id": "obj-53",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      20.0,
      536.0,
      160.0,
      22.0
     ],
     "text": "prepend /rld/morph/seeds"
    }
   },
   {
    "box": {
     "id": "obj-54",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      20.0,
      566.0,
      70.0,
      22.0
     ],
     "text": "s rld-out"
    }
   },
   {
    "box": {
     "id": "obj-55",
     "maxclass": "live.slider",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      "float"
     ],
     "patching_rect": [
      320.0,
      414.0,
      130.0,
      40.0
     ],
     "presentation": 1,
     "presentation_rect": [
      290.0,
      200.0,
      230.0,
      42.0
     ],
     "orientation": 1,
     "parameter_enable": 1,
     "varname": "rld-morph",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "morph",
       "parameter_shortname": "morph",
       "parameter_modmode": 0,
       "parameter_initial_enable": 0,
       "parameter_type": 0,
       "parameter_mmin": 0.0,
       "parameter_mmax": 1.0,
       "parameter_unitstyle": 1
      }
     }
    }
   },
   {
    "box": {
     "id": "obj-56",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      320.0,
      476.0,
      125.0,
      22.0
     ],
     "text": "prepend /rld/morph"
    }
   },
   {
    "box": {
     "id": "obj-57",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      320.0,
      506.0,
      70.0,
      22.0
     ],
     "text": "s rld-out"
    }
   },
   {
    "box": {
     "id": "obj-58",
     "maxclass": "comment",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      320.0,
      392.0,
      150.0,
      20.0
     ],
     "text": "0: first seed, 1: last"
    }
   },
   {
    "box": {
     "id": "obj-59",
     "maxclass": "comment",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      20.0,
      610.0,
      300.0,
      20.0
     ],
     "presentation": 1,
     "presentation_rect": [
      20.0,
      256.0,
      320.0,
      20.0
     ],
     "text": "KNOBS  they stand where the server has them",
     "fontface": 1
    }
   },
   {
    "box": {
     "id": "obj-60",
     "maxclass": "live.dial",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      "float"
     ],
     "patching_rect": [
      20.0,
      664.0,
      44.0,
      48.0
     ],
     "presentation": 1,
     "presentation_rect": [
      20.0,
      280.0,
      60.0,
      48.0
     ],
     "parameter_enable": 1,
     "varname": "rld-crossfade",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "crossfade",
       "parameter_shortname": "crossfade",
       "parameter_modmode": 0,
       "parameter_initial_enable": 0,
       "parameter_type": 0,
       "parameter_mmin": 0.0,
       "parameter_mmax": 60.0,
       "parameter_units": "s",
       "parameter_unitstyle": 9
      }
     }
    }
   },
   {
    "box": {
     "id": "obj-61",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      20.0,
      724.0,
      130.0,
      22.0
     ],
     "text": "prepend /rld/crossfade"
    }
   },
   {
    "box": {
     "id": "obj-62",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      20.0,
      754.0,
      70.0,
      22.0
     ],
     "text": "s rld-out"
    }
   },
   {
    "box": {
     "id": "obj-63",
     "maxclass": "live.dial",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      "float"
     ],
     "patching_rect": [
      170.0,
      664.0,
      44.0,
      48.0
     ],
     "presentation": 1,
     "presentation_rect": [
      110.0,
      280.0,
      60.0,
      48.0
     ],
     "parameter_enable": 1,
     "varname": "rld-gain",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "gain",
       "parameter_shortname": "gain",
       "parameter_modmode": 0,
       "parameter_initial_enable": 0,
       "parameter_type": 0,
       "parameter_mmin": -60.0,
       "parameter_mmax": 12.0,
       "parameter_unitstyle": 4
      }
     }
    }
   },
   {
    "box": {
     "id": "obj-64",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      170.0,
      724.0,
      130.0,
      22.0
     ],
     "text": "prepend /rld/gain"
    }
   },
   {
    "box": {
     "id": "obj-65",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      170.0,
      754.0,
      70.0,
      22.0
     ],
     "text": "s rld-out"
    }
   },
   {
    "box": {
     "id": "obj-66",
     "maxclass": "live.dial",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      "float"
     ],
     "patching_rect": [
      320.0,
      664.0,
      44.0,
      48.0
     ],
     "presentation": 1,
     "presentation_rect": [
      200.0,
      280.0,
      60.0,
      48.0
     ],
     "parameter_enable": 1,
     "varname": "rld-temperature",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "temperature",
       "parameter_shortname": "temperature",
       "parameter_modmode": 0,
       "parameter_initial_enable": 0,
       "parameter_type": 0,
       "parameter_mmin": 0.1,
       "parameter_mmax": 2.0,
       "parameter_unitstyle": 1
      }
     }
    }
   },
   {
    "box": {
     "id": "obj-67",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      320.0,
      724.0,
      130.0,
      22.0
     ],
     "text": "prepend /rld/temperature"
    }
   },
   {
    "box": {
     "id": "obj-68",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      320.0,
      754.0,
      70.0,
      22.0
     ],
     "text": "s rld-out"
    }
   },
   {
    "box": {
     "id": "obj-69",
     "maxclass": "live.dial",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      "float"
     ],
     "patching_rect": [
      470.0,
      664.0,
      44.0,
      48.0
     ],
     "presentation": 1,
     "presentation_rect": [
      290.0,
      280.0,
      60.0,
      48.0
     ],
     "parameter_enable": 1,
     "varname": "rld-limiter",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "limiter",
       "parameter_shortname": "limiter",
       "parameter_modmode": 0,
       "parameter_initial_enable": 0,
       "parameter_type": 0,
       "parameter_mmin": -24.0,
       "parameter_mmax": 0.0,
       "parameter_unitstyle": 4
      }
     }
    }
   },
   {
    "box": {
     "id": "obj-70",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      470.0,
      724.0,
      130.0,
      22.0
     ],
     "text": "prepend /rld/limiter"
    }
   },
   {
    "box": {
     "id": "obj-71",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      470.0,
      754.0,
      70.0,
      22.0
     ],
     "text": "s rld-out"
    }
   },
   {
    "box": {
     "id": "obj-72",
     "maxclass": "live.numbox",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "",
      "float"
     ],
     "patching_rect": [
      620.0,
      668.0,
      50.0,
      18.0
     ],
     "presentation": 1,
     "presentation_rect": [
      390.0,
      296.0,
      50.0,
      18.0
     ],
     "parameter_enable": 1,
     "varname": "rld-steps",
     "saved_attribute_attributes": {
      "valueof": {
       "parameter_longname": "steps",
       "parameter_shortname": "steps",
       "parameter_modmode": 0,
       "parameter_initial_enable": 0,
       "parameter_type": 1,
       "parameter_mmin": 2,
       "parameter_mmax": 200,
       "parameter_unitstyle": 0
      }
     }
    }
   },
   {
    "box": {
     "id": "obj-73",
     "maxclass": "comment",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      675.0,
      667.0,
      50.0,
      20.0
     ],
     "presentation": 1,
     "presentation_rect": [
      445.0,
      296.0,
      50.0,
      20.0
     ],
     "text": "steps"
    }
   },
   {
    "box": {
     "id": "obj-74",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      620.0,
      724.0,
      125.0,
      22.0
     ],
     "text": "prepend /rld/steps"
    }
   },
   {
    "box": {
     "id": "obj-75",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      620.0,
      754.0,
      70.0,
      22.0
     ],
     "text": "s rld-out"
    }
   },
   {
    "box": {
     "id": "obj-76",
     "maxclass": "comment",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      800.0,
      60.0,
      120.0,
      20.0
     ],
     "text": "LINK",
     "fontface": 1
    }
   },
   {
    "box": {
     "id": "obj-77",
     "maxclass": "newobj",
     "numinlets": 0,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      800.0,
      84.0,
      70.0,
      22.0
     ],
     "text": "r rld-out"
    }
   },
   {
    "box": {
     "id": "obj-78",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      800.0,
      114.0,
      160.0,
      22.0
     ],
     "text": "udpsend 127.0.0.1 7400"
    }
   },
   {
    "box": {
     "id": "obj-79",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      "bang"
     ],
     "patching_rect": [
      1000.0,
      84.0,
      70.0,
      22.0
     ],
     "text": "loadbang"
    }
   },
   {
    "box": {
     "id": "obj-80",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      1000.0,
      114.0,
      40.0,
      22.0
     ],
     "text": "1"
    }
   },
   {
    "box": {
     "id": "obj-81",
     "maxclass": "newobj",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      "bang"
     ],
     "patching_rect": [
      1000.0,
      144.0,
      90.0,
      22.0
     ],
     "text": "metro 20000"
    }
   },
   {
    "box": {
     "id": "obj-82",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 2,
     "outlettype": [
      "bang",
      "bang"
     ],
     "patching_rect": [
      1000.0,
      174.0,
      60.0,
      22.0
     ],
     "text": "t b b"
    }
   },
   {
    "box": {
     "id": "obj-83",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      1000.0,
      204.0,
      120.0,
      22.0
     ],
     "text": "/rld/subscribe 10"
    }
   },
   {
    "box": {
     "id": "obj-84",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      1140.0,
      204.0,
      110.0,
      22.0
     ],
     "text": "/rld/hello 7401"
    }
   },
   {
    "box": {
     "id": "obj-85",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      1000.0,
      234.0,
      70.0,
      22.0
     ],
     "text": "s rld-out"
    }
   },
   {
    "box": {
     "id": "obj-86",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      1140.0,
      234.0,
      70.0,
      22.0
     ],
     "text": "s rld-out"
    }
   },
   {
    "box": {
     "id": "obj-87",
     "maxclass": "comment",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      1100.0,
      144.0,
      230.0,
      20.0
     ],
     "text": "a lease of 60 s, renewed every 20 s"
    }
   },
   {
    "box": {
     "id": "obj-88",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      800.0,
      180.0,
      110.0,
      22.0
     ],
     "text": "udpreceive 7401"
    }
   },
   {
    "box": {
     "id": "obj-89",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      800.0,
      210.0,
      70.0,
      22.0
     ],
     "text": "s rld-in"
    }
   },
   {
    "box": {
     "id": "obj-90",
     "maxclass": "comment",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      800.0,
      290.0,
      120.0,
      20.0
     ],
     "presentation": 1,
     "presentation_rect": [
      560.0,
      36.0,
      120.0,
      20.0
     ],
     "text": "STATUS",
     "fontface": 1
    }
   },
   {
    "box": {
     "id": "obj-91",
     "maxclass": "newobj",
     "numinlets": 0,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      800.0,
      316.0,
      70.0,
      22.0
     ],
     "text": "r rld-in"
    }
   },
   {
    "box": {
     "id": "obj-92",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 8,
     "outlettype": [
      "",
      "",
      "",
      "",
      "",
      "",
      "",
      ""
     ],
     "patching_rect": [
      800.0,
      346.0,
      900.0,
      22.0
     ],
     "text": "route /rld/status/state /rld/status/seed /rld/status/next_seed /rld/status/position /rld/status/morph /rld/status/crossfade /rld/status/ring_seconds"
    }
   },
   {
    "box": {
     "id": "obj-93",
     "maxclass": "comment",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      800.0,
      376.0,
      120.0,
      20.0
     ],
     "presentation": 1,
     "presentation_rect": [
      560.0,
      58.0,
      120.0,
      20.0
     ],
     "text": "state"
    }
   },
   {
    "box": {
     "id": "obj-94",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      800.0,
      400.0,
      80.0,
      22.0
     ],
     "text": "prepend set"
    }
   },
   {
    "box": {
     "id": "obj-95",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      800.0,
      430.0,
      120.0,
      22.0
     ],
     "presentation": 1,
     "presentation_rect": [
      690.0,
      58.0,
      200.0,
      22.0
     ],
     "text": ""
    }
   },
   {
    "box": {
     "id": "obj-96",
     "maxclass": "comment",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      930.0,
      376.0,
      120.0,
      20.0
     ],
     "presentation": 1,
     "presentation_rect": [
      560.0,
      82.0,
      120.0,
      20.0
     ],
     "text": "seed"
    }
   },
   {
    "box": {
     "id": "obj-97",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      930.0,
      400.0,
      80.0,
      22.0
     ],
     "text": "prepend set"
    }
   },
   {
    "box": {
     "id": "obj-98",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      930.0,
      430.0,
      120.0,
      22.0
     ],
     "presentation": 1,
     "presentation_rect": [
      690.0,
      82.0,
      200.0,
      22.0
     ],
     "text": ""
    }
   },
   {
    "box": {
     "id": "obj-99",
     "maxclass": "comment",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      1060.0,
      376.0,
      120.0,
      20.0
     ],
     "presentation": 1,
     "presentation_rect": [
      560.0,
      106.0,
      120.0,
      20.0
     ],
     "text": "next_seed"
    }
   },
   {
    "box": {
     "id": "obj-100",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      1060.0,
      400.0,
      80.0,
      22.0
     ],
     "text": "prepend set"
    }
   },
   {
    "box": {
     "id": "obj-101",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      1060.0,
      430.0,
      120.0,
      22.0
     ],
     "presentation": 1,
     "presentation_rect": [
      690.0,
      106.0,
      200.0,
      22.0
     ],
     "text": ""
    }
   },
   {
    "box": {
     "id": "obj-102",
     "maxclass": "comment",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      1190.0,
      376.0,
      120.0,
      20.0
     ],
     "presentation": 1,
     "presentation_rect": [
      560.0,
      130.0,
      120.0,
      20.0
     ],
     "text": "position"
    }
   },
   {
    "box": {
     "id": "obj-103",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      1190.0,
      400.0,
      80.0,
      22.0
     ],
     "text": "prepend set"
    }
   },
   {
    "box": {
     "id": "obj-104",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      1190.0,
      430.0,
      120.0,
      22.0
     ],
     "presentation": 1,
     "presentation_rect": [
      690.0,
      130.0,
      200.0,
      22.0
     ],
     "text": ""
    }
   },
   {
    "box": {
     "id": "obj-105",
     "maxclass": "comment",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      1320.0,
      376.0,
      120.0,
      20.0
     ],
     "presentation": 1,
     "presentation_rect": [
      560.0,
      154.0,
      120.0,
      20.0
     ],
     "text": "morph"
    }
   },
   {
    "box": {
     "id": "obj-106",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      1320.0,
      400.0,
      80.0,
      22.0
     ],
     "text": "prepend set"
    }
   },
   {
    "box": {
     "id": "obj-107",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      1320.0,
      430.0,
      120.0,
      22.0
     ],
     "presentation": 1,
     "presentation_rect": [
      690.0,
      154.0,
      200.0,
      22.0
     ],
     "text": ""
    }
   },
   {
    "box": {
     "id": "obj-108",
     "maxclass": "comment",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      1450.0,
      376.0,
      120.0,
      20.0
     ],
     "presentation": 1,
     "presentation_rect": [
      560.0,
      178.0,
      120.0,
      20.0
     ],
     "text": "crossfade"
    }
   },
   {
    "box": {
     "id": "obj-109",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      1450.0,
      400.0,
      80.0,
      22.0
     ],
     "text": "prepend set"
    }
   },
   {
    "box": {
     "id": "obj-110",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      1450.0,
      430.0,
      120.0,
      22.0
     ],
     "presentation": 1,
     "presentation_rect": [
      690.0,
      178.0,
      200.0,
      22.0
     ],
     "text": ""
    }
   },
   {
    "box": {
     "id": "obj-111",
     "maxclass": "comment",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      1580.0,
      376.0,
      120.0,
      20.0
     ],
     "presentation": 1,
     "presentation_rect": [
      560.0,
      202.0,
      120.0,
      20.0
     ],
     "text": "ring_seconds"
    }
   },
   {
    "box": {
     "id": "obj-112",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      1580.0,
      400.0,
      80.0,
      22.0
     ],
     "text": "prepend set"
    }
   },
   {
    "box": {
     "id": "obj-113",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      1580.0,
      430.0,
      120.0,
      22.0
     ],
     "presentation": 1,
     "presentation_rect": [
      690.0,
      202.0,
      200.0,
      22.0
     ],
     "text": ""
    }
   },
   {
    "box": {
     "id": "obj-114",
     "maxclass": "newobj",
     "numinlets": 0,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      800.0,
      496.0,
      70.0,
      22.0
     ],
     "text": "r rld-in"
    }
   },
   {
    "box": {
     "id": "obj-115",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 8,
     "outlettype": [
      "",
      "",
      "",
      "",
      "",
      "",
      "",
      ""
     ],
     "patching_rect": [
      800.0,
      526.0,
      900.0,
      22.0
     ],
     "text": "route /rld/status/horizon_seconds /rld/status/generate_rtf /rld/status/decode_rtf /rld/status/underruns /rld/status/latency_ms /rld/status/level /rld/status/device"
    }
   },
   {
    "box": {
     "id": "obj-116",
     "maxclass": "comment",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      800.0,
      556.0,
      120.0,
      20.0
     ],
     "presentation": 1,
     "presentation_rect": [
      560.0,
      226.0,
      120.0,
      20.0
     ],
     "text": "horizon_seconds"
    }
   },
   {
    "box": {
     "id": "obj-117",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      800.0,
      580.0,
      80.0,
      22.0
     ],
     "text": "prepend set"
    }
   },
   {
    "box": {
     "id": "obj-118",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      800.0,
      610.0,
      120.0,
      22.0
     ],
     "presentation": 1,
     "presentation_rect": [
      690.0,
      226.0,
      200.0,
      22.0
     ],
     "text": ""
    }
   },
   {
    "box": {
     "id": "obj-119",
     "maxclass": "comment",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      930.0,
      556.0,
      120.0,
      20.0
     ],
     "presentation": 1,
     "presentation_rect": [
      560.0,
      250.0,
      120.0,
      20.0
     ],
     "text": "generate_rtf"
    }
   },
   {
    "box": {
     "id": "obj-120",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      930.0,
      580.0,
      80.0,
      22.0
     ],
     "text": "prepend set"
    }
   },
   {
    "box": {
     "id": "obj-121",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      930.0,
      610.0,
      120.0,
      22.0
     ],
     "presentation": 1,
     "presentation_rect": [
      690.0,
      250.0,
      200.0,
      22.0
     ],
     "text": ""
    }
   },
   {
    "box": {
     "id": "obj-122",
     "maxclass": "comment",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      1060.0,
      556.0,
      120.0,
      20.0
     ],
     "presentation": 1,
     "presentation_rect": [
      560.0,
      274.0,
      120.0,
      20.0
     ],
     "text": "decode_rtf"
    }
   },
   {
    "box": {
     "id": "obj-123",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      1060.0,
      580.0,
      80.0,
      22.0
     ],
     "text": "prepend set"
    }
   },
   {
    "box": {
     "id": "obj-124",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      1060.0,
      610.0,
      120.0,
      22.0
     ],
     "presentation": 1,
     "presentation_rect": [
      690.0,
      274.0,
      200.0,
      22.0
     ],
     "text": ""
    }
   },
   {
    "box": {
     "id": "obj-125",
     "maxclass": "comment",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      1190.0,
      556.0,
      120.0,
      20.0
     ],
     "presentation": 1,
     "presentation_rect": [
      560.0,
      298.0,
      120.0,
      20.0
     ],
     "text": "underruns"
    }
   },
   {
    "box": {
     "id": "obj-126",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      1190.0,
      580.0,
      80.0,
      22.0
     ],
     "text": "prepend set"
    }
   },
   {
    "box": {
     "id": "obj-127",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      1190.0,
      610.0,
      120.0,
      22.0
     ],
     "presentation": 1,
     "presentation_rect": [
      690.0,
      298.0,
      200.0,
      22.0
     ],
     "text": ""
    }
   },
   {
    "box": {
     "id": "obj-128",
     "maxclass": "comment",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      1320.0,
      556.0,
      120.0,
      20.0
     ],
     "presentation": 1,
     "presentation_rect": [
      560.0,
      322.0,
      120.0,
      20.0
     ],
     "text": "latency_ms"
    }
   },
   {
    "box": {
     "id": "obj-129",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      1320.0,
      580.0,
      80.0,
      22.0
     ],
     "text": "prepend set"
    }
   },
   {
    "box": {
     "id": "obj-130",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      1320.0,
      610.0,
      120.0,
      22.0
     ],
     "presentation": 1,
     "presentation_rect": [
      690.0,
      322.0,
      200.0,
      22.0
     ],
     "text": ""
    }
   },
   {
    "box": {
     "id": "obj-131",
     "maxclass": "comment",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      1450.0,
      556.0,
      120.0,
      20.0
     ],
     "presentation": 1,
     "presentation_rect": [
      560.0,
      346.0,
      120.0,
      20.0
     ],
     "text": "level"
    }
   },
   {
    "box": {
     "id": "obj-132",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      1450.0,
      580.0,
      80.0,
      22.0
     ],
     "text": "prepend set"
    }
   },
   {
    "box": {
     "id": "obj-133",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      1450.0,
      610.0,
      120.0,
      22.0
     ],
     "presentation": 1,
     "presentation_rect": [
      690.0,
      346.0,
      200.0,
      22.0
     ],
     "text": ""
    }
   },
   {
    "box": {
     "id": "obj-134",
     "maxclass": "comment",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      1580.0,
      556.0,
      120.0,
      20.0
     ],
     "presentation": 1,
     "presentation_rect": [
      560.0,
      370.0,
      120.0,
      20.0
     ],
     "text": "device"
    }
   },
   {
    "box": {
     "id": "obj-135",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      1580.0,
      580.0,
      80.0,
      22.0
     ],
     "text": "prepend set"
    }
   },
   {
    "box": {
     "id": "obj-136",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      1580.0,
      610.0,
      120.0,
      22.0
     ],
     "presentation": 1,
     "presentation_rect": [
      690.0,
      370.0,
      200.0,
      22.0
     ],
     "text": ""
    }
   },
   {
    "box": {
     "id": "obj-137",
     "maxclass": "comment",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      800.0,
      690.0,
      120.0,
      20.0
     ],
     "presentation": 1,
     "presentation_rect": [
      20.0,
      340.0,
      120.0,
      20.0
     ],
     "text": "ANSWERS",
     "fontface": 1
    }
   },
   {
    "box": {
     "id": "obj-138",
     "maxclass": "newobj",
     "numinlets": 0,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      800.0,
      716.0,
      70.0,
      22.0
     ],
     "text": "r rld-in"
    }
   },
   {
    "box": {
     "id": "obj-139",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 7,
     "outlettype": [
      "",
      "",
      "",
      "",
      "",
      "",
      ""
     ],
     "patching_rect": [
      800.0,
      746.0,
      780.0,
      22.0
     ],
     "text": "route /rld/hello/crossfade /rld/hello/gain /rld/hello/temperature /rld/hello/limiter /rld/hello/steps /rld/hello/mute"
    }
   },
   {
    "box": {
     "id": "obj-140",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      800.0,
      776.0,
      80.0,
      22.0
     ],
     "text": "prepend set"
    }
   },
   {
    "box": {
     "id": "obj-141",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      800.0,
      806.0,
      110.0,
      22.0
     ],
     "text": "s rld-show-crossfade"
    }
   },
   {
    "box": {
     "id": "obj-142",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      930.0,
      776.0,
      80.0,
      22.0
     ],
     "text": "prepend set"
    }
   },
   {
    "box": {
     "id": "obj-143",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      930.0,
      806.0,
      110.0,
      22.0
     ],
     "text": "s rld-show-gain"
    }
   },
   {
    "box": {
     "id": "obj-144",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      1060.0,
      776.0,
      80.0,
      22.0
     ],
     "text": "prepend set"
    }
   },
   {
    "box": {
     "id": "obj-145",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      1060.0,
      806.0,
      110.0,
      22.0
     ],
     "text": "s rld-show-temperature"
    }
   },
   {
    "box": {
     "id": "obj-146",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      1190.0,
      776.0,
      80.0,
      22.0
     ],
     "text": "prepend set"
    }
   },
   {
    "box": {
     "id": "obj-147",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      1190.0,
      806.0,
      110.0,
      22.0
     ],
     "text": "s rld-show-limiter"
    }
   },
   {
    "box": {
     "id": "obj-148",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      1320.0,
      776.0,
      80.0,
      22.0
     ],
     "text": "prepend set"
    }
   },
   {
    "box": {
     "id": "obj-149",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      1320.0,
      806.0,
      110.0,
      22.0
     ],
     "text": "s rld-show-steps"
    }
   },
   {
    "box": {
     "id": "obj-150",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      1450.0,
      776.0,
      80.0,
      22.0
     ],
     "text": "prepend set"
    }
   },
   {
    "box": {
     "id": "obj-151",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      1450.0,
      806.0,
      110.0,
      22.0
     ],
     "text": "s rld-show-mute"
    }
   },
   {
    "box": {
     "id": "obj-152",
     "maxclass": "newobj",
     "numinlets": 0,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      20.0,
      634.0,
      130.0,
      22.0
     ],
     "text": "r rld-show-crossfade"
    }
   },
   {
    "box": {
     "id": "obj-153",
     "maxclass": "newobj",
     "numinlets": 0,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      170.0,
      634.0,
      130.0,
      22.0
     ],
     "text": "r rld-show-gain"
    }
   },
   {
    "box": {
     "id": "obj-154",
     "maxclass": "newobj",
     "numinlets": 0,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      320.0,
      634.0,
      130.0,
      22.0
     ],
     "text": "r rld-show-temperature"
    }
   },
   {
    "box": {
     "id": "obj-155",
     "maxclass": "newobj",
     "numinlets": 0,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      470.0,
      634.0,
      130.0,
      22.0
     ],
     "text": "r rld-show-limiter"
    }
   },
   {
    "box": {
     "id": "obj-156",
     "maxclass": "newobj",
     "numinlets": 0,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      620.0,
      634.0,
      130.0,
      22.0
     ],
     "text": "r rld-show-steps"
    }
   },
   {
    "box": {
     "id": "obj-157",
     "maxclass": "newobj",
     "numinlets": 0,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      460.0,
      58.0,
      130.0,
      22.0
     ],
     "text": "r rld-show-mute"
    }
   },
   {
    "box": {
     "id": "obj-158",
     "maxclass": "newobj",
     "numinlets": 0,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      800.0,
      846.0,
      70.0,
      22.0
     ],
     "text": "r rld-in"
    }
   },
   {
    "box": {
     "id": "obj-159",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 5,
     "outlettype": [
      "",
      "",
      "",
      "",
      ""
     ],
     "patching_rect": [
      800.0,
      876.0,
      420.0,
      22.0
     ],
     "text": "route /rld/done /rld/error /rld/cue/ready /rld/event/underrun"
    }
   },
   {
    "box": {
     "id": "obj-160",
     "maxclass": "comment",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      800.0,
      906.0,
      100.0,
      20.0
     ],
     "presentation": 1,
     "presentation_rect": [
      20.0,
      364.0,
      80.0,
      20.0
     ],
     "text": "done"
    }
   },
   {
    "box": {
     "id": "obj-161",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      800.0,
      930.0,
      80.0,
      22.0
     ],
     "text": "prepend set"
    }
   },
   {
    "box": {
     "id": "obj-162",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      800.0,
      960.0,
      150.0,
      22.0
     ],
     "presentation": 1,
     "presentation_rect": [
      100.0,
      362.0,
      420.0,
      22.0
     ],
     "text": ""
    }
   },
   {
    "box": {
     "id": "obj-163",
     "maxclass": "comment",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      970.0,
      906.0,
      100.0,
      20.0
     ],
     "presentation": 1,
     "presentation_rect": [
      20.0,
      390.0,
      80.0,
      20.0
     ],
     "text": "error"
    }
   },
   {
    "box": {
     "id": "obj-164",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      970.0,
      930.0,
      80.0,
      22.0
     ],
     "text": "prepend set"
    }
   },
   {
    "box": {
     "id": "obj-165",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      970.0,
      960.0,
      360.0,
      22.0
     ],
     "presentation": 1,
     "presentation_rect": [
      100.0,
      388.0,
      420.0,
      22.0
     ],
     "text": ""
    }
   },
   {
    "box": {
     "id": "obj-166",
     "maxclass": "comment",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      1350.0,
      906.0,
      100.0,
      20.0
     ],
     "presentation": 1,
     "presentation_rect": [
      20.0,
      416.0,
      80.0,
      20.0
     ],
     "text": "cue ready"
    }
   },
   {
    "box": {
     "id": "obj-167",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      1350.0,
      930.0,
      80.0,
      22.0
     ],
     "text": "prepend set"
    }
   },
   {
    "box": {
     "id": "obj-168",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      1350.0,
      960.0,
      100.0,
      22.0
     ],
     "presentation": 1,
     "presentation_rect": [
      100.0,
      414.0,
      420.0,
      22.0
     ],
     "text": ""
    }
   },
   {
    "box": {
     "id": "obj-169",
     "maxclass": "comment",
     "numinlets": 1,
     "numoutlets": 0,
     "patching_rect": [
      1470.0,
      906.0,
      100.0,
      20.0
     ],
     "presentation": 1,
     "presentation_rect": [
      20.0,
      442.0,
      80.0,
      20.0
     ],
     "text": "underruns"
    }
   },
   {
    "box": {
     "id": "obj-170",
     "maxclass": "newobj",
     "numinlets": 1,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      1470.0,
      930.0,
      80.0,
      22.0
     ],
     "text": "prepend set"
    }
   },
   {
    "box": {
     "id": "obj-171",
     "maxclass": "message",
     "numinlets": 2,
     "numoutlets": 1,
     "outlettype": [
      ""
     ],
     "patching_rect": [
      1470.0,
      960.0,
      100.0,
      22.0
     ],
     "presentation": 1,
     "presentation_rect": [
      100.0,
      440.0,
      420.0,
      22.0
     ],
     "text": ""
    }
   }
  ],
  "lines": [
   {
    "patchline": {
     "source": [
      "obj-4",
      0
     ],
     "destination": [
      "obj-5",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-5",
      0
     ],
     "destination": [
      "obj-6",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-7",
      0
     ],
     "destination": [
      "obj-8",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-8",
      0
     ],
     "destination": [
      "obj-9",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-10",
      0
     ],
     "destination": [
      "obj-11",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-11",
      0
     ],
     "destination": [
      "obj-12",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-13",
      0
     ],
     "destination": [
      "obj-14",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-14",
      0
     ],
     "destination": [
      "obj-15",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-16",
      0
     ],
     "destination": [
      "obj-18",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-18",
      0
     ],
     "destination": [
      "obj-19",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-23",
      0
     ],
     "destination": [
      "obj-24",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-24",
      0
     ],
     "destination": [
      "obj-25",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-25",
      0
     ],
     "destination": [
      "obj-26",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-21",
      0
     ],
     "destination": [
      "obj-24",
      1
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-27",
      0
     ],
     "destination": [
      "obj-28",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-28",
      0
     ],
     "destination": [
      "obj-29",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-29",
      0
     ],
     "destination": [
      "obj-30",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-21",
      0
     ],
     "destination": [
      "obj-28",
      1
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-31",
      0
     ],
     "destination": [
      "obj-32",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-32",
      0
     ],
     "destination": [
      "obj-33",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-33",
      0
     ],
     "destination": [
      "obj-34",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-21",
      0
     ],
     "destination": [
      "obj-32",
      1
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-35",
      0
     ],
     "destination": [
      "obj-36",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-36",
      0
     ],
     "destination": [
      "obj-37",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-38",
      0
     ],
     "destination": [
      "obj-39",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-39",
      0
     ],
     "destination": [
      "obj-40",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-42",
      1
     ],
     "destination": [
      "obj-43",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-43",
      0
     ],
     "destination": [
      "obj-44",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-48",
      0
     ],
     "destination": [
      "obj-49",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-49",
      1
     ],
     "destination": [
      "obj-51",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-49",
      0
     ],
     "destination": [
      "obj-50",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-46",
      0
     ],
     "destination": [
      "obj-50",
      1
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-47",
      0
     ],
     "destination": [
      "obj-51",
      1
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-50",
      0
     ],
     "destination": [
      "obj-52",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-51",
      0
     ],
     "destination": [
      "obj-52",
      1
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-52",
      0
     ],
     "destination": [
      "obj-53",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-53",
      0
     ],
     "destination": [
      "obj-54",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-55",
      0
     ],
     "destination": [
      "obj-56",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-56",
      0
     ],
     "destination": [
      "obj-57",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-60",
      0
     ],
     "destination": [
      "obj-61",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-61",
      0
     ],
     "destination": [
      "obj-62",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-63",
      0
     ],
     "destination": [
      "obj-64",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-64",
      0
     ],
     "destination": [
      "obj-65",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-66",
      0
     ],
     "destination": [
      "obj-67",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-67",
      0
     ],
     "destination": [
      "obj-68",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-69",
      0
     ],
     "destination": [
      "obj-70",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-70",
      0
     ],
     "destination": [
      "obj-71",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-72",
      0
     ],
     "destination": [
      "obj-74",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-74",
      0
     ],
     "destination": [
      "obj-75",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-77",
      0
     ],
     "destination": [
      "obj-78",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-79",
      0
     ],
     "destination": [
      "obj-80",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-80",
      0
     ],
     "destination": [
      "obj-81",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-81",
      0
     ],
     "destination": [
      "obj-82",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-82",
      0
     ],
     "destination": [
      "obj-83",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-82",
      1
     ],
     "destination": [
      "obj-84",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-83",
      0
     ],
     "destination": [
      "obj-85",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-84",
      0
     ],
     "destination": [
      "obj-86",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-88",
      0
     ],
     "destination": [
      "obj-89",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-91",
      0
     ],
     "destination": [
      "obj-92",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-92",
      0
     ],
     "destination": [
      "obj-94",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-94",
      0
     ],
     "destination": [
      "obj-95",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-92",
      1
     ],
     "destination": [
      "obj-97",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-97",
      0
     ],
     "destination": [
      "obj-98",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-92",
      2
     ],
     "destination": [
      "obj-100",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-100",
      0
     ],
     "destination": [
      "obj-101",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-92",
      3
     ],
     "destination": [
      "obj-103",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-103",
      0
     ],
     "destination": [
      "obj-104",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-92",
      4
     ],
     "destination": [
      "obj-106",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-106",
      0
     ],
     "destination": [
      "obj-107",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-92",
      5
     ],
     "destination": [
      "obj-109",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-109",
      0
     ],
     "destination": [
      "obj-110",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-92",
      6
     ],
     "destination": [
      "obj-112",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-112",
      0
     ],
     "destination": [
      "obj-113",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-114",
      0
     ],
     "destination": [
      "obj-115",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-115",
      0
     ],
     "destination": [
      "obj-117",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-117",
      0
     ],
     "destination": [
      "obj-118",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-115",
      1
     ],
     "destination": [
      "obj-120",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-120",
      0
     ],
     "destination": [
      "obj-121",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-115",
      2
     ],
     "destination": [
      "obj-123",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-123",
      0
     ],
     "destination": [
      "obj-124",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-115",
      3
     ],
     "destination": [
      "obj-126",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-126",
      0
     ],
     "destination": [
      "obj-127",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-115",
      4
     ],
     "destination": [
      "obj-129",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-129",
      0
     ],
     "destination": [
      "obj-130",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-115",
      5
     ],
     "destination": [
      "obj-132",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-132",
      0
     ],
     "destination": [
      "obj-133",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-115",
      6
     ],
     "destination": [
      "obj-135",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-135",
      0
     ],
     "destination": [
      "obj-136",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-138",
      0
     ],
     "destination": [
      "obj-139",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-139",
      0
     ],
     "destination": [
      "obj-140",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-140",
      0
     ],
     "destination": [
      "obj-141",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-139",
      1
     ],
     "destination": [
      "obj-142",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-142",
      0
     ],
     "destination": [
      "obj-143",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-139",
      2
     ],
     "destination": [
      "obj-144",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-144",
      0
     ],
     "destination": [
      "obj-145",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-139",
      3
     ],
     "destination": [
      "obj-146",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-146",
      0
     ],
     "destination": [
      "obj-147",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-139",
      4
     ],
     "destination": [
      "obj-148",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-148",
      0
     ],
     "destination": [
      "obj-149",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-139",
      5
     ],
     "destination": [
      "obj-150",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-150",
      0
     ],
     "destination": [
      "obj-151",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-152",
      0
     ],
     "destination": [
      "obj-60",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-153",
      0
     ],
     "destination": [
      "obj-63",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-154",
      0
     ],
     "destination": [
      "obj-66",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-155",
      0
     ],
     "destination": [
      "obj-69",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-156",
      0
     ],
     "destination": [
      "obj-72",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-157",
      0
     ],
     "destination": [
      "obj-16",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-158",
      0
     ],
     "destination": [
      "obj-159",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-159",
      0
     ],
     "destination": [
      "obj-161",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-161",
      0
     ],
     "destination": [
      "obj-162",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-159",
      1
     ],
     "destination": [
      "obj-164",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-164",
      0
     ],
     "destination": [
      "obj-165",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-159",
      2
     ],
     "destination": [
      "obj-167",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-167",
      0
     ],
     "destination": [
      "obj-168",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-159",
      3
     ],
     "destination": [
      "obj-170",
      0
     ]
    }
   },
   {
    "patchline": {
     "source": [
      "obj-170",
      0
     ],
     "destination": [
      "obj-171",
      0
     ]
    }
   }
  ],
  "dependency_cache": [],
  "autosave": 0
 }
}
